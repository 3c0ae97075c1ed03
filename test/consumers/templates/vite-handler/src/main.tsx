import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBackend, RushesProvider } from 'rushes'
import { VideoStudio } from 'rushes/components'
import 'rushes/styles.css'

const backend = createBackend({ url: '/api/video' })

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <RushesProvider backend={backend}>
      <VideoStudio />
    </RushesProvider>
  </StrictMode>,
)
