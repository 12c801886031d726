import type pg from 'pg'

interface Line {
  readonly no: number
  readonly kind: string
  readonly step: string | null
  readonly because: string | null
  readonly next: string | null
}

interface Kept {
  readonly customer: number
  readonly id: number
  readonly playbook: string
  readonly occasion: string
  readonly step: string | null
  readonly hasEnded: boolean
  readonly because: string | null
  readonly lines: readonly Line[]
  readonly tasks: readonly { readonly step: string; readonly state: string }[]
  readonly messages: readonly { readonly step: string; readonly state: string }[]
  readonly vouchers: readonly string[]
}

/**
 * Holds the journals of a group against what is in its tables, without a line of the engine's own code: every effect
 * that a journal tells of is there once, nothing is there of which none tells, no step was left out or done twice.
 */
export async function checkJournals(db: pg.Client, groupId: number): Promise<{ enrolments: number; wrong: string[] }> {
  const { rows } = await db.query<Kept>(question, [groupId])
  const wrong = rows.flatMap((kept) => {
    const found = wrongWith(kept)
    return found.length === 0 ? [] : [`${kept.playbook} ${kept.id}: ${found.join('; ')} (${journalOf(kept)})`]
  })
  const { rows: strays } = await db.query<{ what: string }>(strayQuestion, [groupId])
  return { enrolments: rows.length, wrong: [...wrong, ...strays.map(({ what }) => what)] }
}

function journalOf({ lines }: Kept): string {
  return lines
    .map(({ no, kind, step, because }) => [no, kind, step, because].filter((each) => each !== null).join(' '))
    .join(', ')
}

const question = `
  SELECT e.customer_id::float8 AS customer, e.enrolment_id::float8 AS id, e.playbook_id AS playbook, e.occasion, e.step_id AS step,
    e.ended_at IS NOT NULL AS "hasEnded", e.because,
    (SELECT coalesce(json_agg(json_build_object('no', l.entry_no, 'kind', l.kind, 'step', l.step_id, 'because', l.because, 'next', l.next_step_id)
      ORDER BY l.entry_no), '[]') FROM enrolment_entries l WHERE l.customer_id = e.customer_id AND l.enrolment_id = e.enrolment_id) AS lines,
    (SELECT coalesce(json_agg(json_build_object('step', t.step_id, 'state', t.state)), '[]')
      FROM task_reasons t WHERE t.customer_id = e.customer_id AND t.enrolment_id = e.enrolment_id) AS tasks,
    (SELECT coalesce(json_agg(json_build_object('step', t.step_id, 'state', t.state)), '[]')
      FROM messages t WHERE t.customer_id = e.customer_id AND t.enrolment_id = e.enrolment_id) AS messages,
    (SELECT coalesce(json_agg(t.step_id), '[]') FROM vouchers t WHERE t.customer_id = e.customer_id AND t.enrolment_id = e.enrolment_id) AS vouchers
  FROM enrolments e WHERE e.group_id = $1`

const strayQuestion = `
  SELECT 'occasion without an enrolment: ' || o.playbook_id || ' ' || o.occasion AS what FROM occasions o JOIN customers c USING (customer_id)
  WHERE c.group_id = $1 AND o.state = 'enrolled' AND NOT EXISTS (SELECT FROM enrolments e
    WHERE e.customer_id = o.customer_id AND e.playbook_id = o.playbook_id AND e.occasion = o.occasion)
  UNION ALL
  SELECT 'enrolment without an occasion: ' || e.enrolment_id FROM enrolments e WHERE e.group_id = $1 AND NOT EXISTS (SELECT FROM occasions o
    WHERE o.customer_id = e.customer_id AND o.playbook_id = e.playbook_id AND o.occasion = e.occasion AND o.state = 'enrolled')
  UNION ALL
  SELECT 'two live enrolments of ' || e.customer_id || ' in ' || e.playbook_id FROM enrolments e WHERE e.group_id = $1 AND e.ended_at IS NULL
  GROUP BY e.customer_id, e.playbook_id, e.subject HAVING count(*) > 1
  UNION ALL
  SELECT 'messages with one key: ' || idempotency_key FROM messages WHERE group_id = $1 GROUP BY idempotency_key HAVING count(*) > 1
  UNION ALL
  SELECT 'two states under way of ' || o.customer_id || ' in ' || o.playbook_id FROM occasions o JOIN customers c USING (customer_id)
  WHERE c.group_id = $1 AND o.over_on IS NULL AND o.occasion LIKE '%@%' GROUP BY o.customer_id, o.playbook_id HAVING count(*) > 1`

/** Kinds of lines that say that a step is over, and that the way goes on. */
const stepLines = [
  'task',
  'message',
  'not_sent',
  'voucher',
  'set',
  'escalated',
  'branch',
  'happened',
  'timed_out',
  'passed_over',
]
const waiting = ['waits', 'held']

function wrongWith(kept: Kept): string[] {
  return [...wrongCount(kept), ...wrongOrder(kept), ...wrongEffects(kept), ...wrongEnd(kept)]
}

function wrongCount({ lines }: Kept): string[] {
  const wrong = lines.flatMap(({ no }, at) => (no === at + 1 ? [] : [`line ${at + 1} has the number ${no}`]))
  return lines[0]?.kind === 'entered' ? wrong : [...wrong, 'it does not begin with an entry']
}

/** Lines that hold: what was taken back is as if it had never been, from the result on or from the line that is named. */
function holding(lines: readonly Line[]): Line[] {
  const held: Line[] = []
  for (const line of lines) {
    if (line.kind !== 'undone') held.push(line)
    else if (line.because !== null) held.length = held.filter(({ no }) => no <= Number(line.because)).length
    else
      held.length = Math.max(
        0,
        held.findLastIndex(({ kind }) => kind === 'result'),
      )
  }
  return held
}

/** Each step follows the one before it, and none is done twice. */
function wrongOrder({ lines }: Kept): string[] {
  const done = new Set<string>()
  let next: string | null = null
  return holding(lines).flatMap((line) => {
    const { no, kind, step } = line
    const from = next
    if (kind === 'entered' || isStepDone(line, done)) next = line.next
    if (waiting.includes(kind))
      return step === null || step === from ? [] : [`line ${no} waits in ${step}, not in ${from}`]
    if (step === null || !isStepDone(line, done)) return []
    const wasDone = done.has(step)
    done.add(step)
    return [
      ...(step === from ? [] : [`line ${no} is of ${step}, though ${from} is next`]),
      ...(wasDone ? [`line ${no}: ${step} is done twice`] : []),
    ]
  })
}

/** A line that says that a step is over. What is sent after the last call of a task comes after its step. */
function isStepDone({ kind, step }: Line, done: ReadonlySet<string>): boolean {
  const isLastWord = ['message', 'not_sent', 'passed_over'].includes(kind) && step !== null && done.has(step)
  return stepLines.includes(kind) && !isLastWord
}

function wrongEffects({ lines, tasks, messages, vouchers }: Kept): string[] {
  const told = holding(lines)
  const of = (...kinds: string[]): string[] =>
    told.flatMap(({ kind, step }) => (kinds.includes(kind) && step !== null ? [step] : []))
  const closed = new Set(of('task_closed'))
  return [
    ...difference(
      'task',
      of('task', 'escalated'),
      tasks.map(({ step }) => step),
    ),
    ...difference(
      'message',
      of('message', 'not_sent'),
      messages.map(({ step }) => step),
    ),
    ...difference('voucher', of('voucher'), vouchers),
    ...tasks.flatMap(({ step, state }) =>
      closed.has(step) === (state === 'cancelled') ? [] : [`task ${step} is ${state}`],
    ),
  ]
}

function difference(what: string, told: readonly string[], found: readonly string[]): string[] {
  const count = (list: readonly string[], step: string): number => list.filter((each) => each === step).length
  return [...new Set([...told, ...found])].flatMap((step) => {
    const [wanted, there] = [count(told, step), count(found, step)]
    return wanted === there ? [] : [`${what} ${step}: told ${wanted} times, there ${there} times`]
  })
}

function wrongEnd(kept: Kept): string[] {
  const { lines, hasEnded, because, tasks } = kept
  const held = holding(lines)
  const ends = held.filter(({ kind }) => kind === 'ended')
  return [
    ...(ends.length === (hasEnded ? 1 : 0) ? [] : [`it ended ${ends.length} times`]),
    ...(hasEnded && ends[0]?.because !== because ? ['the journal tells another end'] : []),
    ...(hasEnded && tasks.some(({ state }) => state === 'open') ? ['a task is open after the end'] : []),
    ...(hasEnded ? [] : wrongPlace(kept, held)),
  ]
}

function wrongPlace({ step }: Kept, held: readonly Line[]): string[] {
  const last = held.findLast(({ kind }) => stepLines.includes(kind) || kind === 'entered')
  return last === undefined || last.next === step ? [] : [`it stands at ${step}, though ${last.next} is next`]
}
