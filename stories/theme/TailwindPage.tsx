import { Clapperboard } from 'lucide-react'
import { VideoStudio } from '../../src/components.js'
import { ComponentSheet } from './ComponentSheet.js'
import { ThemeWorld } from './ThemeWorld.js'
import styles from './tailwind-host.css?inline'

const card =
  'rounded-2xl border border-zinc-950/10 bg-white p-4 shadow-xs sm:p-6 dark:border-white/10 dark:bg-zinc-900'

/** A host with Tailwind v4: its reset is there, its utilities win over the kit, and its colours are the kit's. */
export function TailwindPage() {
  return (
    <ThemeWorld>
      {/* Only while this story is shown: Tailwind's reset is for whole pages. */}
      <style>{styles}</style>
      <div
        className="min-h-screen bg-zinc-50 font-sans text-zinc-900 antialiased dark:bg-zinc-950 dark:text-zinc-100"
        data-theme="app"
      >
        <header className="border-b border-zinc-950/10 bg-white dark:border-white/10 dark:bg-zinc-900">
          <div className="mx-auto flex h-14 max-w-6xl items-center gap-6 px-4 sm:px-6">
            <span className="flex items-center gap-2 text-sm font-semibold tracking-tight">
              <span className="grid size-7 place-items-center rounded-lg bg-violet-600 text-white">
                <Clapperboard className="size-4" aria-hidden />
              </span>
              Northlight
            </span>
            <nav aria-label="Sections" className="flex gap-1 text-sm">
              <a
                href="#videos"
                aria-current="page"
                className="rounded-md bg-zinc-950/5 px-3 py-1.5 font-medium dark:bg-white/10"
              >
                Videos
              </a>
              <a
                href="#components"
                className="rounded-md px-3 py-1.5 text-zinc-600 hover:bg-zinc-950/5 dark:text-zinc-400 dark:hover:bg-white/10"
              >
                Components
              </a>
            </nav>
          </div>
        </header>
        <main className="mx-auto grid max-w-6xl grid-cols-1 gap-8 px-4 py-8 sm:px-6">
          <div id="videos" className="grid grid-cols-1 gap-5">
            <h1 className="text-2xl font-semibold tracking-tight">New video</h1>
            <VideoStudio draftKey={null} className={card} />
          </div>
          <div id="components" className={card}>
            <h2 className="mb-6 text-base font-semibold tracking-tight">Components</h2>
            <ComponentSheet />
          </div>
        </main>
      </div>
    </ThemeWorld>
  )
}
