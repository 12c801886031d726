import { parseDay, type Day } from '#domain/calendar.ts'
import { languages, type Label, type Language } from '#domain/label.ts'

/** Something that is either said or not. */
export interface Switch {
  readonly takes: null
  readonly label: Label
}

/** An option with a value. */
export interface ValueOption<T> {
  /** What stands for the value in the help: `D`, `FILE`. */
  readonly takes: string
  readonly label: Label
  /** The value, or null where the text is none. */
  readonly read: (text: string) => T | null
  /** What the value should look like, for whoever wrote another. */
  readonly wants: Label
}

/** An option with a value that may be given several times. */
export interface RepeatedOption<T> extends ValueOption<T> {
  readonly isRepeated: true
}

export type Option = Switch | ValueOption<unknown> | RepeatedOption<unknown>

export type Options = Readonly<Record<string, Option>>

/** What was given for each option: null or false where it was not. */
export type ValuesOf<O extends Options> = {
  readonly [K in keyof O]: O[K] extends RepeatedOption<infer T>
    ? readonly T[]
    : O[K] extends ValueOption<infer T>
      ? T | null
      : boolean
}

const anything: Label = { zh: '一个值', en: 'a value' }

export function flag(label: Label): Switch {
  return { takes: null, label }
}

export function textOption(takes: string, label: Label): ValueOption<string> {
  return { takes, label, read: (text) => (text === '' ? null : text), wants: anything }
}

export function repeatedTextOption(takes: string, label: Label): RepeatedOption<string> {
  return { ...textOption(takes, label), isRepeated: true }
}

export function dayOption(label: Label): ValueOption<Day> {
  return { takes: 'D', label, read: parseDay, wants: { zh: '日期，例如 2024-09-01', en: 'a day such as 2024-09-01' } }
}

export function wholeOption(
  takes: string,
  label: Label,
  { min, max }: { min: number; max: number },
): ValueOption<number> {
  return {
    takes,
    label,
    read: (text) => (/^-?\d{1,15}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : null),
    wants: { zh: `${min} 到 ${max} 的整数`, en: `a whole number from ${min} to ${max}` },
  }
}

export function choiceOption<C extends string>(takes: string, label: Label, choices: readonly C[]): ValueOption<C> {
  return {
    takes,
    label,
    read: (text) => choices.find((choice) => choice === text) ?? null,
    wants: { zh: choices.join('、'), en: choices.join(', ') },
  }
}

/** Options that every command takes. */
export const globalOptions = {
  data: textOption('DIR', {
    zh: '数据文件夹：内置数据库和导入文件的副本；默认 ./longrange-data，或环境变量 LONGRANGE_DATA',
    en: 'folder of the embedded database and of copies of files; ./longrange-data or LONGRANGE_DATA unless given',
  }),
  database: textOption('URL', {
    zh: '使用 PostgreSQL 服务器，例如 postgresql://user:password@host/db；或环境变量 LONGRANGE_DATABASE_URL',
    en: 'a PostgreSQL server, such as postgresql://user:password@host/db; or LONGRANGE_DATABASE_URL',
  }),
  group: textOption('NAME', { zh: '集团（数据库中有多个时）', en: 'the group, where the database holds several' }),
  centre: textOption('NAME', { zh: '服务中心', en: 'the service centre' }),
  lang: choiceOption<Language>(
    'zh|en',
    { zh: '语言；默认按系统语言', en: 'language; the system’s unless given' },
    languages,
  ),
  json: flag({ zh: '以 JSON 输出结果（见 docs/json.md）', en: 'write the result as JSON (see docs/json.md)' }),
  help: flag({ zh: '显示帮助', en: 'show help' }),
} as const satisfies Options

export type GlobalOptions = typeof globalOptions
