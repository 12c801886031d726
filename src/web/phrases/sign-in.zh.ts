export const signInZh = {
  title: '登录',
  lead: '让每一位车主都愿意回来。',
  username: '用户名',
  password: '密码',
  submit: '登录',
  code: '动态验证码',
  codeHint: '打开身份验证器，输入 6 位数字；手机不在身边时可输入备用码。',
  verify: '验证',
  back: '返回',
  samples: '演示账号',
  samplesHint: '仅用于演示数据，点选即可登录。',
  signInWith: (name: string) => `用${name}登录`,
  refused: '企业账号登录没有成功：这里没有与之对应的账号，请联系管理员。',
  fillIn: '请填写此项。',
}

export type SignInPhrases = typeof signInZh
