/** Takes an application back. False when the server did not confirm it. */
export async function withdraw(applicationId: string): Promise<boolean> {
  const answer = await fetch(`/api/applications/${applicationId}/withdrawal`, { method: 'POST' }).catch(() => null)
  return answer?.ok ?? false
}
