/** The words for one field of a refused form. The API speaks of a saved draft's fields as `draft.…`. */
export const errorOf = (problem: App.FormProblem | undefined, field: string): string | undefined =>
  problem?.fields?.[field]?.[0] ?? problem?.fields?.[`draft.${field}`]?.[0]
