'use client'
import { ChevronRight, TriangleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import type { VideoModel } from '../../core/VideoModel.js'
import type { PromptFormState } from '../../hooks/usePromptForm.js'
import type { Translator } from '../../messages/translator.js'
import { frameCount, tiersFor } from '../../models/modelMode.js'
import { CfgSlider } from '../CfgSlider/CfgSlider.js'
import { Segments } from './Segments.js'
import { TextField } from './TextField.js'

interface AdvancedFieldsProps {
  form: PromptFormState
  model: VideoModel
  t: Translator
  problem: (field: string) => string | undefined
  warning: (field: string) => string | undefined
}

const FIELDS = ['negativePrompt', 'cfgScale', 'tier', 'routing']

/** What most videos do well without. Opens by itself where something in it is wrong. */
export function AdvancedFields({ form, model, t, problem, warning }: AdvancedFieldsProps) {
  const panelId = useId()
  const [wantsOpen, setWantsOpen] = useState(false)
  const hasProblem = FIELDS.some((field) => problem(field) !== undefined)
  const isOpen = wantsOpen || hasProblem
  const doubts = FIELDS.filter((field) => warning(field) !== undefined).length
  const { draft, changedSettings } = form
  const count = form.input ? frameCount(form.input) : 0
  const offered = tiersFor(model, count)
  const tiers = [...new Set(model.modes.flatMap(({ tier }) => tier ?? []))]
  const tier = draft.tier !== undefined && tiers.includes(draft.tier) ? draft.tier : offered[0]
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
        {changedSettings > 0 && (
          <span data-slot="advanced-changed">{t('form.advanced.changed', { count: changedSettings })}</span>
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
              value={draft.negativePrompt ?? ''}
              rule={model.negativePrompt}
              rows={2}
              hint={model.advice.negativePrompt && t.open(model.advice.negativePrompt, 'form.negative')}
              problem={problem('negativePrompt')}
              warning={warning('negativePrompt')}
              t={t}
              onValueChange={(value) => {
                form.set('negativePrompt', value)
              }}
            />
          )}
          <CfgSlider
            rule={model.cfgScale}
            value={draft.cfgScale ?? null}
            name="cfgScale"
            onValueChange={(value) => {
              form.set('cfgScale', value)
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
              problem={problem('tier')}
              onValueChange={(value) => {
                form.set('tier', value)
              }}
            />
          )}
          {model.routings && (
            <Segments
              label={t('form.routing')}
              name="routing"
              value={draft.routing ?? model.routings[0] ?? 'auto'}
              segments={model.routings.map((value) => ({ value, label: t(`form.routing.${value}`) }))}
              problem={problem('routing')}
              onValueChange={(value) => {
                form.set('routing', value)
              }}
            />
          )}
        </div>
      </div>
    </div>
  )
}
