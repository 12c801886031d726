import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root, run } from './run.ts'

// Generated files lie in folders called `generated` and say in their head: made by `command`.
const files: string[] = []
for await (const file of glob('{src,test,docs}/**/generated/*.*', { cwd: root })) files.push(file)

const before = new Map(await Promise.all(files.map(async (file) => [file, await read(file)] as const)))
const faults: string[] = []
const commands = new Set<string>()
for (const [file, text] of before) {
  const command = /made by `([^`]+)`/i.exec(text.slice(0, 1000))?.[1]
  if (command === undefined) faults.push(`${file}: does not say what it is made by`)
  else commands.add(command)
}
for (const command of commands) {
  const { ok, output } = await run(command)
  if (!ok) faults.push(`${command}: failed\n${output}`)
}
for (const [file, text] of before) {
  if ((await read(file)) !== text) faults.push(`${file}: was not what its command makes; it is now`)
}
for (const fault of faults) console.log(fault)
console.log(`${files.length} generated files`)
process.exitCode = faults.length === 0 ? 0 : 1

function read(file: string): Promise<string> {
  return readFile(join(root, file), 'utf8')
}
