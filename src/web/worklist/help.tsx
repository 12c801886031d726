import type { ReactNode } from 'react'
import { useLabel } from '#web/phrases/language.ts'
import type { TaskDetail } from '#web/worklist/shapes.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { CopyButton } from '#web/ui/copy-button.tsx'

type HelpOf = TaskDetail['help'][number]

/** What to say, what to send, what to mind, and answers to what customers object. */
export function Help({ of }: { readonly of: TaskDetail['help'] }): ReactNode {
  return (
    <div className="helps">
      {of.map((each) => (
        <OneHelp key={each.reasonId} of={each} isOnly={of.length === 1} />
      ))}
    </div>
  )
}

function OneHelp({ of, isOnly }: { readonly of: HelpOf; readonly isOnly: boolean }): ReactNode {
  const words = useWords()
  const label = useLabel()
  const about = isOnly ? '' : label(of.about)
  return (
    <section className="help">
      {of.script !== null && <Said title={words.script} about={about} text={label(of.script)} />}
      {of.message !== null && <Said title={words.message} about={about} text={label(of.message.text)} />}
      {of.checklist.length > 0 && (
        <>
          <h4>{words.checklist}</h4>
          <ul className="checklist">
            {of.checklist.map((each) => (
              <li key={each.zh}>{label(each)}</li>
            ))}
          </ul>
        </>
      )}
      {of.objections.length > 0 && (
        <details>
          <summary>{words.objections}</summary>
          {of.objections.map(({ says, answer }) => (
            <div key={says.zh} className="objection">
              <b>{label(says)}</b>
              <p>{label(answer)}</p>
            </div>
          ))}
        </details>
      )}
    </section>
  )
}

interface SaidProps {
  readonly title: string
  /** The reason it belongs to, where there are several. */
  readonly about: string
  readonly text: string
}

function Said({ title, about, text }: SaidProps): ReactNode {
  const words = useWords()
  return (
    <>
      <div className="help-head">
        <h3>
          {title} {about !== '' && <small className="muted">{about}</small>}
        </h3>
        <CopyButton text={text} label={words.copy} />
      </div>
      <p className="script">{text}</p>
    </>
  )
}
