import { useDeferredValue, useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { hrefTo } from '#web/paths.ts'
import type { Reply } from '#web/api/client.ts'
import { useAsk, type Count } from '#web/api/use-ask.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { shellEn } from '#web/phrases/shell.en.ts'
import { shellZh } from '#web/phrases/shell.zh.ts'
import { useGo } from '#web/use-go.ts'
import { Button } from '#web/ui/button.tsx'
import { Icon } from '#web/ui/icons.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { PersonName } from '#web/ui/person-name.tsx'
import { useFormat } from '#web/ui/use-format.ts'
import '#web/shell/search-palette.css'

/** Customers from anywhere: `/` or Ctrl-K. */
export function SearchPalette(): ReactNode {
  const words = usePhrases(shellZh, shellEn)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const isShortcut = event.key === 'k' && (event.ctrlKey || event.metaKey)
      if (!isShortcut && (event.key !== '/' || isTyping(event.target))) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <Button
        icon="search"
        size="small"
        aria-label={words.search}
        aria-keyshortcuts="/ Control+K"
        onPress={() => setOpen(true)}
      >
        <span className="palette-open">
          {words.search} <Kbd>/</Kbd>
        </span>
      </Button>
      <ModalOverlay isOpen={isOpen} onOpenChange={setOpen} isDismissable className="overlay dialog-overlay">
        <Modal className="dialog dialog-palette">
          <AriaDialog aria-label={words.search} className="sheet">
            <Finder onClose={() => setOpen(false)} />
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

type FoundCustomer = Reply<'GET /search'>['rows'][number]

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role="menu"]') !== null
  )
}

function Finder({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = usePhrases(shellZh, shellEn)
  const id = useId()
  const go = useGo()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const q = useDebounced(useDeferredValue(text.trim()))
  const isAsked = q.length >= 2
  const found = useAsk('GET /search', { query: { q } }, { isEnabled: isAsked, keepsLast: true })
  const rows = isAsked ? (found.data?.rows ?? []) : []
  const chosen = Math.min(at, rows.length - 1)
  const open = (row: FoundCustomer | undefined): void => {
    if (row === undefined) return
    onClose()
    go(hrefTo('profile', { params: { customerId: row.customerId } }))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(rows[chosen])
    if (step === undefined || rows.length === 0) return
    event.preventDefault()
    setAt((chosen + step + rows.length) % rows.length)
  }
  return (
    <>
      <div className="palette-field">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label={words.search}
          aria-expanded={rows.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={rows.length > 0 ? `${id}-${chosen}` : undefined}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={text}
          placeholder={words.searchHint}
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            setText(target.value)
            setAt(0)
          }}
        />
        <Kbd>Esc</Kbd>
      </div>
      <ul id={`${id}-list`} role="listbox" aria-label={words.search} className="palette-list">
        {rows.map((row, number) => (
          // The keyboard goes by the field above: these are its options, not stops of their own.
          <li
            key={row.customerId}
            id={`${id}-${number}`}
            role="option"
            aria-selected={number === chosen}
            className="palette-row"
            onClick={() => open(row)}
            onPointerMove={() => setAt(number)}
          >
            <Found row={row} />
          </li>
        ))}
      </ul>
      <div className="palette-foot" role="status">
        <Told isAsked={isAsked} count={found.data?.count ?? null} problem={found.error} />
      </div>
    </>
  )
}

function Found({ row }: { readonly row: FoundCustomer }): ReactNode {
  return (
    <>
      <PersonName name={row.name} />
      <span className="muted">{row.phoneMasked}</span>
      <span className="palette-car">
        {row.plate} <span className="muted">{row.model}</span>
      </span>
      <span className="muted palette-centre">{row.centre}</span>
    </>
  )
}

function useDebounced(text: string): string {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => settle(text), 120)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

interface ToldProps {
  readonly isAsked: boolean
  readonly count: Count | null
  readonly problem: Error | null
}

/** What came of the search, in words. */
function Told({ isAsked, count, problem }: ToldProps): ReactNode {
  const words = usePhrases(shellZh, shellEn)
  const format = useFormat()
  if (!isAsked) return words.searchStart
  if (problem !== null) return <ProblemNote problem={problem} />
  if (count === null) return null
  return count.atLeast === 0 ? words.searchNothing : words.searchFound(format.count(count))
}
