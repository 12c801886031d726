import { importKind } from '#intake/kind.ts'
import { pastDay } from '#intake/past-day.ts'
import { customerNo, vin } from '#intake/shared-columns.ts'
import { words } from '#intake/words.ts'

export const vehicles = importKind({
  id: 'vehicles',
  label: { zh: '车辆', en: 'Vehicles' },
  key: ['vin'],
  columns: [
    { ...vin, required: true },
    { ...customerNo, required: true },
    {
      id: 'plate',
      label: { zh: '车牌号', en: 'Plate' },
      aliases: words(
        '车牌、车牌号码、牌照、牌照号、号牌、车号、plate no、plate number、license plate',
        'licence plate、license no、registration、registration no',
      ),
      type: { reads: 'text' },
    },
    {
      id: 'model',
      label: { zh: '车型', en: 'Model' },
      aliases: words('车型名称、车系、车款、车辆型号、车型配置、型号、vehicle model、car model、series'),
      type: { reads: 'text' },
    },
    {
      id: 'color',
      label: { zh: '颜色', en: 'Colour' },
      aliases: words(
        '车身颜色、外观颜色、车色、外饰颜色、车辆颜色、colour、exterior color、exterior colour',
        'body color',
      ),
      type: { reads: 'text' },
    },
    {
      id: 'delivery_date',
      label: { zh: '交车日期', en: 'Delivery date' },
      aliases: words(
        '交付日期、交车时间、交付时间、提车日期、购车日期、购车时间、提车时间、开票日期、销售日期',
        'delivered、delivery、delivered on、handover date、purchase date、delivered date、sale date',
      ),
      required: true,
      type: { reads: 'day', ...pastDay },
    },
    {
      id: 'warranty_end',
      label: { zh: '质保到期', en: 'Warranty end' },
      aliases: words(
        '质保到期日、质保到期日期、质保截止、质保截止日期、保修到期、保修到期日、保修截止日期',
        '整车质保到期、整车质保到期日、warranty ends、warranty expiry、warranty end date',
        'warranty expires、basic warranty end、warranty until',
      ),
      type: { reads: 'day', notBefore: '2000-01-01' },
    },
    {
      id: 'battery_warranty_end',
      label: { zh: '三电质保到期', en: 'Battery warranty end' },
      aliases: words(
        '三电质保到期日、三电质保到期日期、三电质保截止日期、电池质保到期、电池质保到期日',
        '电池质保截止日期、三电到期、battery warranty、battery warranty ends、battery warranty expiry',
        'battery warranty end date、battery and drive warranty end、drive warranty end',
      ),
      type: { reads: 'day', notBefore: '2000-01-01' },
    },
    {
      id: 'sold_date',
      label: { zh: '售出日期', en: 'Sold date' },
      aliases: words(
        '卖出日期、过户日期、转让日期、转出日期、售出时间、置换日期、报废日期、sold、sold on',
        'resale date、transfer date、disposal date',
      ),
      type: { reads: 'day', notBefore: '2000-01-01' },
    },
  ],
})
