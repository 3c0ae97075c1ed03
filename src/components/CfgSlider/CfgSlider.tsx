'use client'
import { Slider } from '@base-ui/react/slider'
import { RotateCcw } from 'lucide-react'
import type { ComponentPropsWithoutRef, CSSProperties, Ref } from 'react'
import { forwardRef, useId, useImperativeHandle, useRef, useState } from 'react'
import type { CfgScaleRule } from '../../core/VideoModel.js'
import { IconButton } from '../base/IconButton.js'
import type { TranslationProps } from '../Translation/TranslationProvider.js'
import { useTranslator } from '../Translation/TranslationProvider.js'
import { useFormReset } from '../base/useFormReset.js'
import { GuidanceNumber } from './GuidanceNumber.js'
import { guidanceZone, onGrid } from './guidanceZone.js'
import { PageDirection } from './PageDirection.js'

/** The props of `CfgSlider`, beside those of its element. */
export interface CfgSliderProps
  extends TranslationProps, Omit<ComponentPropsWithoutRef<'div'>, 'defaultValue' | 'onChange'> {
  /** The model's `cfgScale`. Without one nothing is rendered: the model has no guidance. */
  rule: CfgScaleRule | undefined
  /** `null` is "left to the model"; leave it out to let the slider keep its own value. */
  value?: number | null
  /** Its value at first, and after a reset, where it keeps its own. Default: left to the model. */
  defaultValue?: number
  /** `undefined` where it is left to the model again. */
  onValueChange?: (value: number | undefined) => void
  /** For a plain form: the name of the value in its FormData. Nothing is submitted while it is left to the model. */
  name?: string
  /** Cannot be changed, and a form sends nothing of it. */
  disabled?: boolean
  /** A form is not sent while it is left to the model. Does nothing where the model states a default. */
  required?: boolean
  /** The slider's own input: what a form library gives the focus to. */
  inputRef?: Ref<HTMLInputElement>
}

/**
 * Guidance: how closely the video follows the prompt, in the steps, zones and words of the model. The reset of a form
 * around it gives it its `defaultValue` again, unless it is controlled.
 */
export const CfgSlider = forwardRef<HTMLDivElement, CfgSliderProps>(function CfgSlider(
  {
    rule,
    value,
    defaultValue,
    onValueChange,
    name,
    disabled = false,
    required = false,
    inputRef,
    messages,
    locale,
    ...props
  },
  ref,
) {
  const t = useTranslator({ messages, locale })
  const labelId = useId()
  const sliderRef = useRef<HTMLDivElement>(null)
  const thumbRef = useRef<HTMLInputElement>(null)
  const [own, setOwn] = useState(defaultValue)
  useImperativeHandle(inputRef, () => thumbRef.current as HTMLInputElement)
  useFormReset(sliderRef, () => {
    if (value === undefined) change(defaultValue)
  })
  if (!rule) return null

  const chosen = (value === undefined ? own : (value ?? undefined)) ?? rule.default
  const shown = chosen ?? onGrid((rule.min + rule.max) / 2, rule)
  const zone = guidanceZone(shown, rule.zones)
  const words =
    chosen === undefined ? t('guidance.unset') : zone === undefined ? '' : t.open(zone, 'guidance.unset')
  // Without zones and with a default there is never a word to say, and no line to keep for it.
  const hasWords = rule.zones.length > 0 || rule.default === undefined

  function change(next: number | undefined) {
    const snapped = next === undefined || !rule ? undefined : onGrid(next, rule)
    setOwn(snapped)
    onValueChange?.(snapped)
  }

  return (
    <div
      {...t.attributes}
      {...props}
      ref={ref}
      data-rushes="cfg-slider"
      data-state={chosen === undefined ? 'unset' : 'set'}
      data-disabled={disabled ? '' : undefined}
    >
      <div data-slot="cfg-head">
        <span data-slot="label" id={labelId}>
          {t('guidance.label')}
        </span>
        {hasWords && <span data-slot="cfg-words">{words}</span>}
        {chosen !== rule.default && (
          <IconButton
            label={t('guidance.reset')}
            disabled={disabled}
            onClick={() => {
              change(undefined)
              thumbRef.current?.focus() // the button goes away
            }}
          >
            <RotateCcw aria-hidden />
          </IconButton>
        )}
        <GuidanceNumber
          rule={rule}
          value={chosen}
          disabled={disabled}
          required={required}
          label={t('guidance.number')}
          onValueChange={change}
        />
      </div>
      <PageDirection of={sliderRef}>
        <Slider.Root
          ref={sliderRef}
          value={shown}
          min={rule.min}
          max={rule.max}
          step={rule.step}
          largeStep={rule.step * 2}
          disabled={disabled}
          aria-labelledby={labelId}
          onValueChange={(next) => {
            change(typeof next === 'number' ? next : next[0])
          }}
        >
          <Slider.Control
            data-slot="cfg-control"
            // A press on the knob where it stands changes no value, and is a choice all the same.
            onClick={() => {
              if (chosen === undefined && !disabled) change(shown)
            }}
          >
            <Slider.Track data-slot="cfg-track">
              {rule.recommended && <Band rule={rule} from={rule.recommended[0]} to={rule.recommended[1]} />}
              <Slider.Indicator data-slot="cfg-fill" />
              <Slider.Thumb
                data-slot="cfg-thumb"
                inputRef={thumbRef}
                aria-labelledby={labelId}
                getAriaValueText={(_, current) =>
                  chosen === undefined
                    ? t('guidance.unset')
                    : words
                      ? t('guidance.value', { value: current, zone: words })
                      : String(current)
                }
              />
            </Slider.Track>
          </Slider.Control>
        </Slider.Root>
      </PageDirection>
      <div data-slot="cfg-ends" aria-hidden>
        <span>{t('guidance.lower')}</span>
        <span>{t('guidance.higher')}</span>
      </div>
      {name !== undefined && chosen !== undefined && (
        <input type="hidden" name={name} value={chosen} disabled={disabled} />
      )}
    </div>
  )
})

/** The recommended part of the track. */
function Band({ rule, from, to }: { rule: CfgScaleRule; from: number; to: number }) {
  const part = (value: number) => `${((value - rule.min) / (rule.max - rule.min)) * 100}%`
  const style = { '--rushes-from': part(from), '--rushes-to': part(to) } as CSSProperties
  return <span data-slot="cfg-band" style={style} />
}
