// A server component: it renders the kit's components without a directive of its own.
import { models } from 'rushes'
import { VideoStudio } from 'rushes/components'
import { en, pl } from 'rushes/messages'

export default function Page() {
  return (
    <main>
      <h1>{`${models.length} models, ${Object.keys(en).length === Object.keys(pl).length ? 'as many' : 'other'} words`}</h1>
      <VideoStudio />
    </main>
  )
}
