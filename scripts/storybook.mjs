// Storybook's command line in this very process, so that a signal ends it and no server is left behind; and without
// its calls home.
process.env.STORYBOOK_DISABLE_TELEMETRY = '1'
await import('../node_modules/storybook/dist/bin/dispatcher.js')
