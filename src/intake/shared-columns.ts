import type { Column } from '#intake/kind.ts'
import { customers } from '#intake/kinds/customers.ts'
import { words } from '#intake/words.ts'

/** A column of the customers file that other kinds have too, without being required there. */
function customerColumn(id: string): Column {
  const column = customers.columns.find((one) => one.id === id)
  if (column === undefined) throw new Error(`customers have no column ${id}`)
  const { required: _, ...shared } = column
  return shared
}

export const customerNo = customerColumn('customer_no')
export const advisor = customerColumn('advisor')
export const centre = customerColumn('centre')
export const phone = customerColumn('phone')
export const email = customerColumn('email')
export const birthdayColumn = customerColumn('birthday')

export const orderNo: Column = {
  id: 'order_no',
  label: { zh: '工单号', en: 'Order no.' },
  aliases: words(
    '工单编号、工单、维修单号、维修工单号、委托书号、施工单号、订单号、订单编号、结算单号、RO号',
    'RO单号、工单号码、repair order、repair order no、ro、ro no、ro number、order、order number',
    'order id、work order、work order no、job no、job card',
  ),
  type: { reads: 'key' },
}

export const vin: Column = {
  id: 'vin',
  label: { zh: '车架号', en: 'VIN' },
  aliases: words(
    'VIN码、VIN号、车辆识别代号、车辆识别码、车辆识别代码、底盘号、车架号码、车架号VIN、VIN车架号',
    'vehicle identification number、chassis no、chassis number、vin no、vin code、frame no',
  ),
  type: { reads: 'vin' },
}
