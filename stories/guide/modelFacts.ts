import type { CfgScaleRule, TextRule, VideoMode, VideoModel } from '../../src/index.js'

/** One row of the models' table: what it is about, and what it says of a model. */
export interface ModelFact {
  name: string
  of(model: VideoModel): readonly string[]
}

const DAY_MS = 24 * 60 * 60 * 1000

const typeNames: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
}

/** Every figure is read from the model, so that the table cannot fall behind what the kit does. */
export const modelFacts: readonly ModelFact[] = [
  { name: 'Name', of: ({ name, providerName }) => [`${name}, at ${providerName}`] },
  { name: 'Modes and frames', of: ({ modes }) => modes.map(modeText) },
  { name: 'Prompt', of: ({ prompt }) => textRule(prompt) },
  { name: 'Negative prompt', of: ({ negativePrompt }) => textRule(negativePrompt) },
  {
    name: 'Duration',
    of: ({ durationsSeconds }) => [durationsSeconds.map((each) => `${each} s`).join(', ')],
  },
  { name: 'Aspect ratio', of: ({ aspectRatios }) => [aspectRatios.join(', ')] },
  { name: 'Guidance', of: ({ cfgScale }) => guidance(cfgScale) },
  { name: 'Images', of: images },
  { name: 'Typical time', of: typicalTime },
  { name: 'Result links live', of: resultLife },
  { name: 'Failed tasks charged', of: ({ failedTasksCharged: charged }) => [chargedWords[charged]] },
]

const chargedWords: Readonly<Record<VideoModel['failedTasksCharged'], string>> = {
  yes: 'yes',
  no: 'no',
  unknown: 'not stated',
}

function modeText({ name, frames: [least, most] }: VideoMode): string {
  if (most === 0) return `${name}: no frame`
  const count = least === most ? String(most) : `${least} ${most - least === 1 ? 'or' : 'to'} ${most}`
  return `${name}: ${count} ${most === 1 ? 'frame' : 'frames'}`
}

function textRule(rule: TextRule | undefined): string[] {
  if (!rule) return ['none']
  const { maxCharacters, warnAboveCharacters, source } = rule
  return [
    `${numberText(maxCharacters)} characters${source === 'assumed' ? ' (assumed)' : ''}`,
    ...(warnAboveCharacters === undefined ? [] : [`warns above ${numberText(warnAboveCharacters)}`]),
  ]
}

function guidance(rule: CfgScaleRule | undefined): string[] {
  if (!rule) return ['none']
  const { min, max, step, default: standard, recommended } = rule
  return [
    `${min} to ${max} in steps of ${step}`,
    standard === undefined ? 'default not stated' : `default ${standard}`,
    ...(recommended ? [`recommended ${recommended[0]} to ${recommended[1]}`] : []),
  ]
}

function images({ image }: VideoModel): string[] {
  const names = (types: readonly string[]) => types.map((type) => typeNames[type] ?? type).join(', ')
  return [
    `${names(image.types)}, up to ${Math.round(image.maxBytes / 1024 / 1024)} MiB`,
    ...(image.doubtfulTypes ? [`warns of ${names(image.doubtfulTypes)}`] : []),
  ]
}

function typicalTime({ typicalMs, typicalSource }: VideoModel): string[] {
  const note = typicalSource === 'assumed' ? ' (assumed)' : ''
  return Object.entries(typicalMs).map(
    ([seconds, [from, to]]) => `${seconds} s: ${from / 1000} to ${to / 1000} s${note}`,
  )
}

function resultLife({ resultLifeMs, downloadSoon }: VideoModel): string[] {
  return [
    resultLifeMs === undefined ? 'not stated' : `${Math.round(resultLifeMs / DAY_MS)} days`,
    ...(downloadSoon ? ['download soon'] : []),
  ]
}

function numberText(value: number): string {
  return value.toLocaleString('en')
}
