import { type Calculator, defaultsOf, readInput, readInputs } from '#domain/calculator/calculator.ts'
import { calculators } from '#domain/calculator/calculators.ts'
import { defaultPolicy } from '#domain/policy.ts'
import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import type { Options } from '#cli/option.ts'
import { refuse } from '#cli/refusal.ts'

export const calculatorCommand = command({
  name: 'calculator',
  label: {
    zh: '测算工具：终身价值、杠杆、延保、换车、回报',
    en: 'calculators: lifetime value, levers, warranty, returns',
  },
  about: {
    zh: '用与网页和评分相同的函数测算。不带输入时列出该工具的输入和默认值；结果为 JSON，金额为元，比例为 0–1。',
    en: 'Works with the same functions as the pages and the scores. Without inputs the defaults are listed too. The result is JSON: money in yuan, shares 0–1.',
  },
  operands: [
    {
      name: 'NAME',
      label: { zh: `测算工具：${codes('、')}`, en: `which one: ${codes(', ')}` },
    },
    {
      name: 'INPUT=VALUE',
      label: { zh: '输入和数值，例如 price=9800', en: 'an input and its value, such as price=9800' },
      isOptional: true,
      isRepeated: true,
    },
  ],
  options: {},
  examples: [
    { line: 'calculator lifetime-value', says: { zh: '默认输入下的终身价值', en: 'lifetime value with the defaults' } },
    { line: 'calculator warranty price=9800', says: { zh: '售价 9,800 元的延保', en: 'a warranty at ¥9,800' } },
  ],
  run: async ({ operands }: Given<Options>, { out }: Context): Promise<ExitStatus> => {
    const [name = '', ...pairs] = operands
    const chosen = calculators.find(({ code }) => code === name)
    if (chosen === undefined)
      return refuse({
        zh: `没有测算工具“${name}”；可选 ${codes('、')}`,
        en: `there is no calculator “${name}”: ${codes(', ')}`,
      })
    const inputs = readInputs(chosen, givenTo(chosen, pairs), defaultsOf(chosen, defaultPolicy))
    await out.write(`${JSON.stringify({ calculator: name, inputs, result: chosen.work(inputs) }, null, 1)}\n`)
    return exitStatus.done
  },
})

function codes(between: string): string {
  return calculators.map(({ code }) => code).join(between)
}

/** A name that is none, or a value that cannot be, is refused: nobody should trust a result of other inputs. */
function givenTo({ inputs }: Calculator, pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', text = ''] = pair.split(/=(.*)/s)
      const input = Object.hasOwn(inputs, name) ? inputs[name] : undefined
      if (input !== undefined && readInput(input, text) !== null) return [name, text]
      const bounds = input === undefined || 'choices' in input ? '' : ` (${input.min}–${input.max})`
      return refuse({ zh: `输入“${pair}”不能用${bounds}`, en: `“${pair}” cannot be an input${bounds}` })
    }),
  )
}
