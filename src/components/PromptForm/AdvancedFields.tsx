'use client'
import { ChevronRight, TriangleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import type { VideoInput } from '../../core/VideoInput.js'
import type { VideoModel } from '../../core/VideoModel.js'
import type { PromptFormState } from '../../hooks/usePromptForm.js'
import type { Translator } from '../../messages/translator.js'
import { tiersFor } from '../../models/modelMode.js'
import { problemText } from '../FrameControl/problemText.js'
import { CfgSlider } from '../CfgSlider/CfgSlider.js'
import { Segments } from './Segments.js'
import { TextField } from './TextField.js'

interface AdvancedFieldsProps {
  model: VideoModel
  settings: { [Field in AdvancedField]: VideoInput[Field] | undefined }
  /** How many of them differ from the model's own. */
  changed: number
  frameCount: number
  /** The input's field → a message key. */
  problems: Readonly<Record<string, string>>
  warnings: Readonly<Record<string, string>>
  t: Translator
  set: PromptFormState['set']
}

const FIELDS = ['negativePrompt', 'cfgScale', 'tier', 'routing'] as const
type AdvancedField = (typeof FIELDS)[number]

/** What most videos do well without. Opens by itself where something in it is wrong. */
export function AdvancedFields(props: AdvancedFieldsProps) {
  const { model, settings, changed, frameCount, problems, warnings, t, set } = props
  const words = (key: string | undefined) => key && problemText(t, key, { model })
  const panelId = useId()
  const [wantsOpen, setWantsOpen] = useState(false)
  const hasProblem = FIELDS.some((field) => problems[field] !== undefined)
  const isOpen = wantsOpen || hasProblem
  const doubts = FIELDS.filter((field) => warnings[field] !== undefined).length
  const offered = tiersFor(model, frameCount)
  const tiers = [...new Set(model.modes.flatMap(({ tier }) => tier ?? []))]
  const tier = settings.tier !== undefined && tiers.includes(settings.tier) ? settings.tier : offered[0]
  if (!model.negativePrompt && !model.cfgScale && tiers.length === 0 && !model.routings) return null

  return (
    <div data-slot="advanced" data-state={isOpen ? 'open' : 'closed'}>
      <button
        type="button"
        data-slot="advanced-trigger"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => {
          setWantsOpen(!isOpen)
        }}
      >
        <ChevronRight aria-hidden />
        {t('form.advanced')}
        {changed > 0 && (
          <span data-slot="advanced-changed">{t('form.advanced.changed', { count: changed })}</span>
        )}
        {/* Inside the field says it itself. */}
        {doubts > 0 && !isOpen && (
          <span data-slot="advanced-doubtful">
            <TriangleAlert aria-hidden />
            {t('form.advanced.doubtful', { count: doubts })}
          </span>
        )}
      </button>
      {/* There while it is closed too, so that a plain form's FormData has what stands in it. */}
      <div data-slot="advanced-panel" id={panelId} hidden={!isOpen}>
        <div data-slot="advanced-fields">
          {model.negativePrompt && (
            <TextField
              label={t('form.negative')}
              name="negativePrompt"
              placeholder={t('form.negative.placeholder')}
              value={settings.negativePrompt ?? ''}
              rule={model.negativePrompt}
              rows={2}
              hint={model.advice.negativePrompt && t.open(model.advice.negativePrompt, 'form.negative')}
              problem={words(problems['negativePrompt'])}
              warning={words(warnings['negativePrompt'])}
              t={t}
              set={set}
            />
          )}
          <CfgSlider
            rule={model.cfgScale}
            value={settings.cfgScale ?? null}
            name="cfgScale"
            onValueChange={(value) => {
              set('cfgScale', value)
            }}
          />
          {tiers.length > 0 && tier !== undefined && (
            <Segments
              label={t('form.tier')}
              name="tier"
              value={tier}
              segments={tiers.map((each) => ({
                value: each,
                label: t(`form.tier.${each}`),
                disabled: each !== tier && !offered.includes(each),
              }))}
              hint={model.advice.tiers?.[tier] && t.open(model.advice.tiers[tier], 'form.tier')}
              problem={words(problems['tier'])}
              onValueChange={(value) => {
                set('tier', value)
              }}
            />
          )}
          {model.routings && (
            <Segments
              label={t('form.routing')}
              name="routing"
              value={settings.routing ?? model.routings[0] ?? 'auto'}
              segments={model.routings.map((value) => ({ value, label: t(`form.routing.${value}`) }))}
              problem={words(problems['routing'])}
              onValueChange={(value) => {
                set('routing', value)
              }}
            />
          )}
        </div>
      </div>
    </div>
  )
}
