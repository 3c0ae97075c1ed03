import './theme-pages.css'
import { VideoStudio } from '../../src/components.js'
import { ComponentSheet } from './ComponentSheet.js'
import { ThemeWorld } from './ThemeWorld.js'

/** The kit in a page that says nothing about its looks. */
export function PlainPage({ density }: { density?: 'compact' }) {
  return (
    <ThemeWorld>
      <div className="theme-page" data-density={density}>
        <h1>Videos</h1>
        <VideoStudio draftKey={null} />
        <div>
          <h2>Components</h2>
          <ComponentSheet />
        </div>
      </div>
    </ThemeWorld>
  )
}
