import { simulatePlaybook } from '#operations/simulate-playbook.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { type GroupHome, withGroup } from '#cli/home.ts'
import { dayOption, type Options } from '#cli/option.ts'
import { chosenPlaybook, playbookOperand } from '#cli/playbook-choice.ts'
import { refuse } from '#cli/refusal.ts'
import { simulationJson, simulationLines } from '#cli/simulation-lines.ts'

const options = {
  date: dayOption({ zh: '以哪一天的数据试算；默认今天', en: 'on the data of which day; today unless given' }),
} as const satisfies Options

export const playbookSimulateCommand = command({
  name: 'playbook simulate',
  label: { zh: '在真实数据上试算一个剧本', en: 'try a playbook on real data' },
  about: {
    zh: '在任何一天的真实数据上试算：多少客户会进入，产生多少任务、多少小时、多少钱，哪些联系会被联系规范拦下，与哪些剧本重叠。什么都不保存。可以给编号，也可以给还没保存的文件。',
    en: 'Tries a playbook on the real data of any day: how many it would enrol, tasks, hours and money, contacts that the rules of contact would hold back, overlaps with other playbooks. Nothing is kept. It takes an id, or a file that is not saved yet.',
  },
  operands: [playbookOperand],
  options,
  examples: [
    { line: 'playbook simulate P5', says: { zh: '今天会怎样', en: 'as of today' } },
    {
      line: 'playbook simulate my-p5.yaml --date 2024-06-01',
      says: { zh: '还没保存的改动，以过去某天的数据', en: 'a change that is not saved, on a past day' },
    },
  ],
  run: (given, context) => withGroup(given, context, (home) => simulate(home, given, context)),
})

async function simulate(
  home: GroupHome,
  { operands: [named = ''], options: wished }: Given<typeof options>,
  context: Context,
): Promise<ExitStatus> {
  const { today, group, store } = home
  const on = wished.date ?? today
  if (on > today) return refuse({ zh: `${on} 还没有到`, en: `${on} has not come yet` })
  const { playbook } = await chosenPlaybook(home, named, context)
  const simulation = await simulatePlaybook(store.reader, {
    groupId: group.groupId,
    onlyCentreId: null,
    playbook,
    on,
    today,
  })
  await context.out.write(
    wished.json ? `${simulationJson(simulation)}\n` : `${simulationLines(simulation, playbook, context).join('\n')}\n`,
  )
  return exitStatus.done
}
