import { command, type Context, type Given } from '#cli/command.ts'
import { exitStatus, type ExitStatus } from '#cli/exit-status.ts'
import { placeOf, withHome } from '#cli/home.ts'
import { openApp } from '#cli/open-app.ts'
import { flag, type Options, textOption, wholeOption } from '#cli/option.ts'
import { refuse } from '#cli/refusal.ts'

const options = {
  port: wholeOption(
    'N',
    { zh: '端口；默认 3860 起第一个空闲的', en: 'port; the first free one from 3860 unless given' },
    { min: 0, max: 65_535 },
  ),
  host: textOption('ADDRESS', {
    zh: '监听地址；默认 127.0.0.1（仅本机），局域网用 0.0.0.0',
    en: 'address to listen on; 127.0.0.1 (this machine only) unless given, 0.0.0.0 for the local network',
  }),
  'tls-cert': textOption('FILE', { zh: 'TLS 证书（PEM）', en: 'TLS certificate (PEM)' }),
  'tls-key': textOption('FILE', { zh: 'TLS 私钥（PEM）', en: 'TLS key (PEM)' }),
  proxy: flag({
    zh: '前面有终止 TLS 的反向代理：相信它转来的协议与来源地址',
    en: 'a reverse proxy with TLS stands in front: believe what it says of scheme and address',
  }),
  log: flag({ zh: '把缺陷日志写到标准错误输出', en: 'write the log to standard error' }),
} as const satisfies Options

export const serveCommand = command({
  name: 'serve',
  label: { zh: '打开网页应用', en: 'open the app for browsers' },
  about: {
    zh: '在一个端口上提供网页应用和接口，直到按 Ctrl-C。第一次运行时终端会显示一次性代码，用它在网页上完成初始设置：集团、服务中心、管理员。要让局域网内的其他电脑和手机访问，请用 --host 0.0.0.0，并尽量配置 TLS。',
    en: 'Serves the app and its API on one port until Ctrl-C. The first time, the terminal shows a one-time code with which to set up the group, its centres and an administrator in the browser. For other computers and phones of the local network use --host 0.0.0.0, with TLS where you can.',
  },
  operands: [],
  options,
  examples: [
    { line: 'serve', says: { zh: '仅本机可访问', en: 'for this machine only' } },
    {
      line: 'serve --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem --port 443',
      says: { zh: '整个局域网，加密', en: 'for the local network, encrypted' },
    },
  ],
  run: (given, context) => serve(given, context),
})

async function serve(given: Given<typeof options>, context: Context): Promise<ExitStatus> {
  const { port, host, 'tls-cert': cert, 'tls-key': key, proxy, log } = given.options
  if ((cert === null) !== (key === null))
    return refuse({ zh: '--tls-cert 与 --tls-key 要一起给出', en: 'give --tls-cert and --tls-key together' })
  const tls = cert === null || key === null ? null : { cert, key }
  const logs = log ? { write: (line: string) => void context.err.write(line) } : null
  return withHome(placeOf(given, context), context, async (home) => {
    await openApp(home, { host: host ?? '127.0.0.1', port, tls, isBehindProxy: proxy, demo: null, logs }, context)
    return exitStatus.done
  })
}
