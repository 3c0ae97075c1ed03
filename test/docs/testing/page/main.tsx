import { createRoot } from 'react-dom/client'
import { App } from '../../../../stories/guide/testing/Fox.js'

createRoot(document.getElementById('root')!).render(<App />)
