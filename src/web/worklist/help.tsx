import type { ReactNode } from 'react'
import { useLabel } from '#web/phrases/language.ts'
import type { TaskDetail } from '#web/worklist/shapes.ts'
import { useWords } from '#web/worklist/use-words.ts'
import { CopyButton } from '#web/ui/copy-button.tsx'

type HelpOf = TaskDetail['help'][number]

/** What to say, what to send, what to mind, and answers to what customers object. */
export function Help({ of }: { readonly of: TaskDetail['help'] }): ReactNode {
  return (
    <div className="stack">
      {of.map((each) => (
        <OneHelp key={each.reasonId} of={each} isOnly={of.length === 1} />
      ))}
    </div>
  )
}

function OneHelp({ of, isOnly }: { readonly of: HelpOf; readonly isOnly: boolean }): ReactNode {
  const words = useWords()
  const label = useLabel()
  return (
    <section className="help">
      {!isOnly && <h3>{label(of.about)}</h3>}
      {of.script !== null && <Said title={words.script} text={label(of.script)} />}
      {of.message !== null && <Said title={words.message} text={label(of.message.text)} />}
      {of.checklist.length > 0 && (
        <>
          <h4>{words.checklist}</h4>
          <ul>
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

function Said({ title, text }: { readonly title: string; readonly text: string }): ReactNode {
  const words = useWords()
  return (
    <>
      <h4 className="help-head">
        {title} <CopyButton text={text} label={words.copy} />
      </h4>
      <p className="script">{text}</p>
    </>
  )
}
