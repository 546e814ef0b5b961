// The filters, above every view: words to look for, a button for each other filter, and chips for what is set.
import { useEffect, useRef, useState } from 'preact/hooks'
import { navigate, type View } from '../shell/location.ts'
import { type Asked, count, isEmpty, NOTHING, withValue } from './asked.ts'
import { Chips } from './chips.tsx'
import { ChoicePanel } from './choice_panel.tsx'
import { DaysPanel } from './days_panel.tsx'
import { NamePanel } from './name_panel.tsx'
import { FILTER_NAMES } from './names.ts'
import { wordsOf } from './words.ts'

const BUTTONS = ['days', 'type', 'status', 'place', 'party', 'source', 'publisher'] as const
type Button = (typeof BUTTONS)[number]

export function FilterBar({ view, asked, more }: { view: View; asked: Asked; more: Record<string, string> }) {
  const [open, setOpen] = useState<Button | null>(null)
  const [isUnfolded, unfold] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  const set = (next: Asked) => navigate(view, next, more)

  useEffect(() => {
    if (!open) return
    const close = (press: Event) => {
      if (press.target instanceof Node && !bar.current?.contains(press.target)) setOpen(null)
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [open])

  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key !== 'Escape' || !open) return
    const button = bar.current?.querySelector<HTMLElement>(`[data-filter="${open}"]`)
    setOpen(null)
    button?.focus()
  }
  const onFocusOut = (move: FocusEvent) => {
    if (move.relatedTarget instanceof Node && !bar.current?.contains(move.relatedTarget)) setOpen(null)
  }
  const set_ = count(asked)
  return (
    <search class={`filters ${isUnfolded ? 'is-unfolded' : ''}`} aria-label="Filters" ref={bar} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <div class="filters-row">
        <WordsField asked={asked} set={set} />
        <button type="button" class="filters-fold" aria-expanded={isUnfolded} aria-controls="filter-buttons" onClick={() => unfold(!isUnfolded)}>
          Filters{set_ > 0 && <span class="count"> {set_}</span>}
        </button>
        <div class="filter-buttons" id="filter-buttons">
          {BUTTONS.map((name) => (
            <FilterButton key={name} name={name} asked={asked} isOpen={open === name} toggle={() => setOpen(open === name ? null : name)}>
              {open === name && <Panel name={name} asked={asked} set={set} close={() => setOpen(null)} />}
            </FilterButton>
          ))}
        </div>
      </div>
      {!isEmpty(asked) && <Chips asked={asked} set={set} clear={() => set(NOTHING)} />}
    </search>
  )
}

function WordsField({ asked, set }: { asked: Asked; set: (next: Asked) => void }) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <form
      class="words-field"
      onSubmit={(send) => {
        send.preventDefault()
        const typed = wordsOf(field.current?.value ?? '')
        if (!typed.length) return
        if (field.current) field.current.value = ''
        set(typed.reduce((next, word) => withValue(next, 'words', word), asked))
      }}
    >
      <label class="unseen" for="filter-words">
        Words in the text
      </label>
      <input id="filter-words" ref={field} type="search" placeholder="Words in the text" autocomplete="off" enterkeyhint="search" maxLength={200} />
    </form>
  )
}

interface FilterButtonProps {
  name: Button
  asked: Asked
  isOpen: boolean
  toggle: () => void
  children: preact.ComponentChildren
}

function FilterButton({ name, asked, isOpen, toggle, children }: FilterButtonProps) {
  const set = name === 'days' ? Number(Boolean(asked.since)) + Number(Boolean(asked.until)) : asked[name].length
  return (
    <div class="filter">
      <button
        type="button"
        data-filter={name}
        class={set ? 'filter-button is-set' : 'filter-button'}
        aria-expanded={isOpen}
        aria-controls={isOpen ? `filter-panel-${name}` : undefined}
        onClick={toggle}
      >
        {name === 'days' ? 'Days' : FILTER_NAMES[name]}
        {set > 0 && name !== 'days' && <span class="count"> {set}</span>}
        <svg viewBox="0 0 10 10" width="8" height="8" aria-hidden="true" class="chevron">
          <path d="M1.5 3.2 5 6.8l3.5-3.6" />
        </svg>
      </button>
      {children}
    </div>
  )
}

interface PanelProps {
  name: Button
  asked: Asked
  set: (next: Asked) => void
  close: () => void
}

function Panel({ name, asked, set, close }: PanelProps) {
  if (name === 'days') return <DaysPanel asked={asked} set={set} close={close} />
  if (name === 'type' || name === 'status') return <ChoicePanel name={name} asked={asked} set={set} />
  return <NamePanel name={name} asked={asked} set={set} />
}
