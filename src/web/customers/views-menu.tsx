import { useState, type ReactNode } from 'react'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { customersEn } from '#web/phrases/customers.en.ts'
import { customersZh } from '#web/phrases/customers.zh.ts'
import { usePhrases } from '#web/phrases/language.ts'
import { useUiPhrases } from '#web/phrases/use-ui-phrases.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Menu, type MenuEntry } from '#web/ui/menu.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { showToast } from '#web/ui/toasts.tsx'
import { useGo } from '#web/use-go.ts'

const list = 'customers'

/** One's own ways to see the list: filters and order under a name. */
export function ViewsMenu(): ReactNode {
  const words = usePhrases(customersZh, customersEn)
  const go = useGo()
  const [isSaving, setSaving] = useState(false)
  const views = useAsk('GET /views', { query: { list } }).data?.rows ?? []
  const remove = useChange('DELETE /views', ['GET /views'])
  const entries: MenuEntry[] = [
    ...views.map(({ name, search }) => ({
      id: `open ${name}`,
      label: name,
      onPress: () => go(`${window.location.pathname}${search}`),
    })),
    ...(views.length === 0 ? [{ id: 'none', label: words.noViews, isDisabled: true }] : []),
    { id: 'save', label: words.saveView, icon: 'plus', startsGroup: true, onPress: () => setSaving(true) },
    ...views.map(({ name }, number) => ({
      id: `remove ${name}`,
      label: words.removeView(name),
      icon: 'trash' as const,
      startsGroup: number === 0,
      onPress: () =>
        remove.mutate({ query: { list, name } }, { onSuccess: () => showToast({ text: words.viewRemoved(name) }) }),
    })),
  ]
  return (
    <>
      <Menu label={words.views} entries={entries}>
        <Button size="small" icon="star">
          {words.views}
        </Button>
      </Menu>
      {isSaving && <SaveView onClose={() => setSaving(false)} />}
    </>
  )
}

function SaveView({ onClose }: { readonly onClose: () => void }): ReactNode {
  const words = usePhrases(customersZh, customersEn)
  const ui = useUiPhrases()
  const [name, setName] = useState('')
  const save = useChange('PUT /views', ['GET /views'])
  const keep = (): void => {
    const view = { list, name: name.trim(), search: window.location.search } as const
    if (view.name === '') return
    save.mutate(
      { body: view },
      {
        onSuccess: () => {
          showToast({ text: words.viewSaved(view.name) })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={words.saveView}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{ui.cancel}</Button>
          <Button variant="primary" isBusy={save.isPending} isDisabled={name.trim() === ''} onPress={keep}>
            {ui.save}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          keep()
        }}
      >
        <TextField label={words.viewName} hint={words.viewNameHint} value={name} onChange={setName} autoFocus />
        {save.error !== null && <ProblemNote problem={save.error} />}
      </form>
    </Dialog>
  )
}
