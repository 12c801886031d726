import { doctor } from '#operations/doctor.ts'
import { command } from '#cli/command.ts'
import { findingLines, findingsJson } from '#cli/doctor-findings.ts'
import { exitStatus } from '#cli/exit-status.ts'
import { placeOf } from '#cli/home.ts'

export const doctorCommand = command({
  name: 'doctor',
  label: { zh: '检查安装是否正常', en: 'look whether the installation is well' },
  about: {
    zh: '检查程序版本、磁盘、数据文件夹、数据库、结构升级、时钟与时区、中断的导入和备份，并说明怎样修复。什么都不改动。有问题时退出状态为 2。',
    en: 'Looks at versions, disk, data folder, database, migrations, clock and zones, interrupted imports and backups, and says the mend. Changes nothing. The exit status is 2 where there is a problem.',
  },
  operands: [],
  options: {},
  examples: [
    { line: 'doctor', says: { zh: '检查 ./longrange-data', en: 'look at ./longrange-data' } },
    { line: 'doctor --json', says: { zh: '供监控程序读取', en: 'for a monitoring program' } },
  ],
  run: async (given, context) => {
    const findings = await context.toBeClosed(doctor(placeOf(given, context), context.now))
    const told = given.options.json ? [findingsJson(findings)] : findingLines(findings, context)
    await context.out.write(`${told.join('\n')}\n`)
    return findings.some(({ state }) => state === 'problem') ? exitStatus.refused : exitStatus.done
  },
})
