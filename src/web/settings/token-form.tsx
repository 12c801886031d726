import { useState, type ReactNode } from 'react'
import { type Right, rightLabels, rightsOfRole } from '#domain/access/right.ts'
import { addDays, parseDay } from '#domain/calendar.ts'
import { useAsk, useChange } from '#web/api/use-ask.ts'
import { useLabel, usePhrases } from '#web/phrases/language.ts'
import { settingsEn } from '#web/phrases/settings.en.ts'
import { settingsZh } from '#web/phrases/settings.zh.ts'
import { useMe } from '#web/shell/me.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckField, SelectField } from '#web/ui/choice-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ProblemNote } from '#web/ui/note.tsx'
import { DateField, TextField } from '#web/ui/text-field.tsx'

interface TokenFormProps {
  readonly onClose: () => void
  readonly onMade: (token: string) => void
}

/** A token never allows more than its owner may. */
export function TokenForm({ onClose, onMade }: TokenFormProps): ReactNode {
  const words = usePhrases(settingsZh, settingsEn)
  const label = useLabel()
  const me = useMe()
  const { data } = useAsk('GET /users', {})
  const make = useChange('POST /tokens', ['GET /tokens'])
  const [owner, setOwner] = useState(String(me.staffId))
  const [name, setName] = useState('')
  const [expires, setExpires] = useState<string>(addDays(me.group.today, 365))
  const [rights, setRights] = useState<readonly Right[]>([])
  const users = data?.rows.filter(({ disabledAt }) => disabledAt === null) ?? []
  const user = users.find(({ staffId }) => String(staffId) === owner)
  const may = user === undefined ? [] : [...new Set<Right>([...rightsOfRole[user.role], ...user.grantedRights])]
  const wanted = rights.filter((right) => may.includes(right))
  const expiresOn = parseDay(expires)
  const save = (): void => {
    if (expiresOn === null) return
    const body = { staffId: Number(owner), name: name.trim(), rights: wanted, expiresOn }
    make.mutate({ body }, { onSuccess: ({ token }) => onMade(token) })
  }
  return (
    <Dialog
      title={words.tokens.add}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            variant="primary"
            isBusy={make.isPending}
            isDisabled={name.trim() === '' || wanted.length === 0 || expiresOn === null}
            onPress={save}
          >
            {words.tokens.add}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField label={words.tokens.name} hint={words.tokens.nameHint} value={name} onChange={setName} isRequired />
        <SelectField
          label={words.tokens.owner}
          hint={words.tokens.ownerHint}
          value={owner}
          choices={users.map((each) => ({ value: String(each.staffId), label: each.name }))}
          onChange={setOwner}
        />
        <DateField label={words.tokens.expires} value={expires} min={me.group.today} onChange={setExpires} />
        <fieldset className="fieldset">
          <legend>{words.tokens.rights}</legend>
          <div className="rights">
            {may.map((right) => (
              <CheckField
                key={right}
                label={label(rightLabels[right])}
                isChecked={wanted.includes(right)}
                onChange={(isOn) => setRights(isOn ? [...wanted, right] : wanted.filter((each) => each !== right))}
              />
            ))}
          </div>
        </fieldset>
        {make.error !== null && <ProblemNote problem={make.error} />}
      </div>
    </Dialog>
  )
}
