import { orderStatuses, visitKinds } from '#intake/codes/visit-codes.ts'
import { importKind } from '#intake/kind.ts'
import { pastDay } from '#intake/past-day.ts'
import { advisor, centre, customerNo, orderNo, vin } from '#intake/shared-columns.ts'
import { words } from '#intake/words.ts'

const minutes = { reads: 'whole', min: 0, max: 100_000, rounds: true } as const

export const visits = importKind({
  id: 'visits',
  label: { zh: '进厂', en: 'Visits' },
  key: ['order_no'],
  needsOneOf: [['vin', 'customer_no']],
  columns: [
    { ...orderNo, required: true },
    vin,
    customerNo,
    centre,
    {
      id: 'check_in',
      label: { zh: '进厂时间', en: 'Check-in' },
      aliases: words(
        '进厂日期、进店时间、进店日期、入厂时间、入厂日期、到店时间、到店日期、接车时间、接车日期',
        '开单时间、开单日期、工单日期、来店日期、来店时间、checkin、check-in、check in time',
        'check in date、arrival、arrived、visit date、order date、opened、open date、date in',
      ),
      required: true,
      type: { reads: 'time', ...pastDay },
    },
    {
      id: 'check_out',
      label: { zh: '出厂时间', en: 'Check-out' },
      aliases: words(
        '出厂日期、离厂时间、离厂日期、交车时间、离店时间、结算时间、结算日期、完工时间、竣工时间',
        'checkout、check-out、check out time、check out date、hand-over、handover、closed at',
        'date out、close date',
      ),
      type: { reads: 'time', notBefore: '2000-01-01' },
    },
    {
      id: 'mileage',
      label: { zh: '里程', en: 'Mileage' },
      aliases: words(
        '进厂里程、行驶里程、公里数、里程数、当前里程、里程表读数、表显里程、进店里程、km、odometer',
        'mileage km、odometer reading、kilometers、kilometres',
      ),
      type: { reads: 'whole', min: 0, max: 5_000_000, rounds: true },
    },
    {
      id: 'kind',
      label: { zh: '维修类型', en: 'Kind' },
      aliases: words(
        '工单类型、业务类型、维修类别、服务类型、订单类型、进厂类型、到店类型、进厂目的、type',
        'order type、service type、visit type、visit kind、ro type、repair type',
      ),
      type: { reads: 'code', codes: visitKinds },
    },
    advisor,
    {
      id: 'paid',
      label: { zh: '实收金额', en: 'Paid' },
      aliases: words(
        '实收、实付金额、实付、客户实付、客户实收、结算金额、工单实收、工单实收金额、工单金额',
        '整单实收、实收合计、应收金额、收款金额、paid amount、amount paid、customer paid、order paid',
        'order total、total paid、amount',
      ),
      type: { reads: 'money' },
    },
    {
      id: 'status',
      label: { zh: '状态', en: 'Status' },
      aliases: words('工单状态、订单状态、单据状态、结算状态、order status、ro status、state'),
      type: { reads: 'code', codes: orderStatuses },
    },
    {
      id: 'promised',
      label: { zh: '承诺时间', en: 'Promised' },
      aliases: words(
        '承诺交车时间、预计交车时间、预交车时间、约定交车时间、承诺交付时间、预计完工时间',
        '预计完成时间、promised time、promised at、promise time、promised hand-over、due time',
      ),
      type: { reads: 'time', notBefore: '2000-01-01' },
    },
    {
      id: 'waiting_minutes',
      label: { zh: '等待分钟', en: 'Waiting, minutes' },
      aliases: words(
        '等待时间、等待时长、等待分钟数、客户等待时间、客户等待分钟、waiting、waiting time',
        'wait minutes、wait time',
      ),
      type: minutes,
    },
    {
      id: 'advisor_minutes',
      label: { zh: '顾问分钟', en: 'Advisor, minutes' },
      aliases: words('顾问时间、顾问时长、顾问分钟数、接待分钟、接待时长、advisor time、adviser minutes'),
      type: minutes,
    },
    {
      id: 'bay_minutes',
      label: { zh: '工位分钟', en: 'Bay, minutes' },
      aliases: words(
        '工位时间、工位时长、工位分钟数、占用工位分钟、维修时长、bay time、stall minutes',
        'workshop minutes',
      ),
      type: minutes,
    },
  ],
})
