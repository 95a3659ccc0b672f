export default {
  root: import.meta.dirname,
  test: { name: 'web', environment: 'node', include: ['src/**/*.test.ts'] },
}
