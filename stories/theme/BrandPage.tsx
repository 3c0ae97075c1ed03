import './presets/brand.css'
import './theme-pages.css'
import { VideoStudio } from '../../src/components.js'
import { ComponentSheet } from './ComponentSheet.js'
import { ThemeWorld } from './ThemeWorld.js'

/** A house with a look of its own: the tokens of presets/brand.css, and no rule about a part of the kit. */
export function BrandPage() {
  return (
    <ThemeWorld>
      <div className="brand-page" data-theme="brand">
        <header>
          <span className="brand-name">Wren &amp; Tallow</span>
          <nav aria-label="Rooms">
            <a href="#make" aria-current="page">
              Make
            </a>
            <a href="#parts">Parts</a>
          </nav>
        </header>
        <main>
          <div id="make">
            <h1>Small films, slowly made.</h1>
            <VideoStudio draftKey={null} />
          </div>
          <div id="parts">
            <h2>The parts</h2>
            <ComponentSheet />
          </div>
        </main>
      </div>
    </ThemeWorld>
  )
}
