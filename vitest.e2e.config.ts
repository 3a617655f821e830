import { defineConfig } from 'vitest/config'

/** End to end: a real browser with the built extension. Files run one after the other: the machine is small. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
