import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// What Storybook and the tests share. The library build is vite.lib.config.ts.
export default defineConfig({ plugins: [react()] })
