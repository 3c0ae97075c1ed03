/** The steps of `npm test`: together all projects of vitest.config.ts, the longest first. */
export const testSteps = [{ script: 'test:node' }, { script: 'test:browser' }, { script: 'test:storybook' }]
