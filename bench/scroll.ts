import type { BrowserContext, Page } from 'playwright-core'

interface Scrolled {
  readonly rows: number
  /** Tasks of the page's main thread above 50 ms: by the clock, and by what they took of the processor. */
  readonly longByClock: readonly number[]
  readonly longestOnProcessor: number
}

/** Scrolls the list of customers until everybody is there, and back to the first. */
export async function scrolled(context: BrowserContext, customers: number): Promise<Scrolled> {
  const page = await context.newPage()
  await page.goto('/customers')
  await page.locator('[role=row]').nth(5).waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('[role=row]').nth(5).hover()
  let rows = 0
  const tasks = await tasksWhile(page, async () => {
    rows = await scrollDown(page, customers)
    for (let up = 0; up < customers / 100; up++) await page.mouse.wheel(0, -6_000)
  })
  await context.close()
  return {
    rows,
    longByClock: tasks.map(({ dur }) => dur / 1_000).filter((took) => took > 50),
    longestOnProcessor: tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1_000), 0),
  }
}

/** By the wheel, two screens at a time; answers the last row that was there. */
async function scrollDown(page: Page, customers: number): Promise<number> {
  const lastRow = `Math.max(...[...document.querySelectorAll('[role=row][aria-rowindex]')].map((row) => Number(row.ariaRowIndex)))`
  let [reached, still] = [0, 0]
  while (reached < customers && still < 200) {
    await page.mouse.wheel(0, 1_500)
    const now = (await page.evaluate(lastRow)) as number
    still = now > reached ? 0 : still + 1
    reached = Math.max(reached, now)
  }
  return reached
}

/** A task of a thread, µs: by the clock and on the processor. */
interface Task {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly dur: number
  /** Of very short ones it is not told. */
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** Every task of the page's main thread during `work`, from the browser's trace. */
async function tasksWhile(page: Page, work: () => Promise<void>): Promise<Task[]> {
  const browser = await page.context().newCDPSession(page)
  const events: Task[] = []
  browser.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as Task[])))
  const over = new Promise((resolve) => browser.once('Tracing.tracingComplete', resolve))
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  })
  await work()
  await browser.send('Tracing.end')
  await over
  const threadOf = ({ pid, tid }: Task): string => `${pid} ${tid}`
  const main = new Set(events.filter(({ args }) => args.name === 'CrRendererMain').map(threadOf))
  return events.filter((event) => event.name === 'ThreadControllerImpl::RunTask' && main.has(threadOf(event)))
}
