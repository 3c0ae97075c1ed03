import { setupWorker } from 'msw/browser'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBackend, fixedPolling, RushesProvider } from 'rushes'
import { VideoStudio } from 'rushes/components'
import { createVideoMocks } from 'rushes/mocks'
import 'rushes/styles.css'

const mocks = createVideoMocks({ timeScale: 40 })
await setupWorker(...mocks.handlers).start({ quiet: true, onUnhandledRequest: 'bypass' })

const backend = createBackend({ url: '/api/video' })
const polling = fixedPolling({ intervalMs: 300 })

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <RushesProvider backend={backend} polling={polling}>
      <VideoStudio />
    </RushesProvider>
  </StrictMode>,
)
