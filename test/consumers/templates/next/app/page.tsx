// A server component: it renders the kit's components without a directive of its own.
import { models } from 'rushes'
import { TranslationProvider, VideoStudio } from 'rushes/components'
import { en } from 'rushes/messages'

export default function Page() {
  return (
    <main>
      <h1>{models.length} models</h1>
      <TranslationProvider messages={en} locale="en">
        <VideoStudio />
      </TranslationProvider>
    </main>
  )
}
