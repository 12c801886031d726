import { defineConfig } from 'vitest/config'

const onServer = process.env['LONGRANGE_TEST_DATABASE_URL'] !== undefined

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // Needs no database and does not wait for one. Files share a worker: nothing in them changes anything.
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/reference/**/*.test.ts'],
          isolate: false,
          pool: 'threads',
          // Properties take as long as the machine has to do besides.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'embedded',
          include: ['test/**/*.test.ts'],
          exclude: ['test/reference/**', 'test/browser/**'],
          globalSetup: 'test/global-setup.ts',
          provide: { databaseUrl: null },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      // The product as a person meets it, in a real browser.
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/global-setup.ts', 'test/browser/prepare.ts'],
          provide: { databaseUrl: null },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      ...(onServer
        ? [
            {
              test: {
                name: 'server',
                include: [
                  'test/store/**/*.test.ts',
                  'test/operations/**/*.test.ts',
                  'test/engine/**/*.test.ts',
                  'test/crash/**/*.test.ts',
                ],
                exclude: ['test/store/embedded*.test.ts'],
                globalSetup: 'test/global-setup.ts',
                provide: { databaseUrl: process.env['LONGRANGE_TEST_DATABASE_URL'] ?? null },
                testTimeout: 60_000,
                hookTimeout: 120_000,
              },
            },
          ]
        : []),
    ],
  },
})
