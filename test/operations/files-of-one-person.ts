/** Everything that files can say of 王小明, C-1; 李雷 is his brother and recommended him. */
export const files = {
  'customers.csv':
    '客户编号,客户姓名,手机号,微信,邮箱,生日,城市,地址,服务顾问,服务中心,营销同意,标签\n' +
    'C-1,王小明,13800000001,wx-ming,ming@example.cn,1980-05-06,杭州,龙井路9号,赵顾问,滨江店,是,爱钓鱼\n' +
    'C-2,李雷,13800000002,,,,,,赵顾问,滨江店,是,\n',
  'vehicles.csv':
    '车架号,客户编号,车牌号,车型,交车日期\nLRW3E7EK5NC000001,C-1,浙A88888,远行 S,2022-03-15\nLRW3E7EK5NC000002,C-2,浙A22222,远行 S,2022-03-15\n',
  'visits.csv':
    '工单号,客户编号,车架号,服务中心,进厂时间,里程,维修类型,服务顾问,实收金额\n' +
    'RO-7001,C-1,LRW3E7EK5NC000001,滨江店,2023-03-01 09:31,12345,保养,赵顾问,580\n' +
    'RO-7002,C-1,LRW3E7EK5NC000001,滨江店,2024-02-02 10:05,23456,维修,赵顾问,\n' +
    'RO-7003,C-2,LRW3E7EK5NC000002,滨江店,2023-06-01 08:00,9000,保养,赵顾问,300\n',
  'lines.csv': '工单号,行号,类别,项目,标价,实收,付款方,成本\nRO-7002,L-77,维修,王先生前杠喷漆,900,800,客户,300\n',
  'surveys.csv': '问卷号,工单号,客户编号,日期,评分,评语\nSV-7,RO-7001,C-1,2023-03-05,9,王小明说很好\n',
  'complaints.csv':
    '投诉号,客户编号,投诉时间,首次响应,解决时间,等级,原因,补偿金额\nCP-7,C-1,2024-02-03 14:22,2024-02-03 15:22,2024-02-04 14:22,一般,漆面不均 13800000001,50\n',
  'app.csv': 'customer_no,date,sessions\nC-1,2024-09-01,3\n',
  'touches.csv':
    '触达号,客户编号,时间,渠道,方向,目的,结果,备注\nT-7,C-1,2024-03-01 16:45,电话,呼出,服务,已接通,他妻子接的\n',
  'referrals.csv':
    '推荐号,推荐人,被推荐人,日期,状态\nRF-7,C-2,C-1,2022-01-05,已购车\nRF-8,C-1,韩梅梅,2023-01-05,线索\n',
  'promises.csv': '客户编号,承诺内容,到期日,承诺人\nC-1,送王小明一副脚垫,2024-10-10,赵顾问\n',
  'recommendations.csv': '工单号,项目,状态,到期日\nRO-7002,更换轮胎-王,黄,2024-12-01\n',
  'appointments.csv':
    'appointment_no,customer_no,vin,time,kind,state\nAP-7,C-1,LRW3E7EK5NC000001,2024-10-08 09:00,保养,已预约\n',
  'household.csv': '客户编号,姓名,关系,生日,成员客户编号\nC-1,林妻,配偶,1982-01-01,\nC-2,王小明,兄弟,1980-05-06,C-1\n',
  'waiting.csv': '问卷号,工单号,日期,评分,评语\nSV-9,RO-9999,2024-01-05,8,等工单\n',
}

/** What must be found nowhere any more. Names of places, staff and models are not his. */
export const his = [
  'C-1', '王小明', '王先生', '13800000001', 'wx-ming', 'ming@example.cn', '1980-05-06', '龙井路', '爱钓鱼', 'LRW3E7EK5NC000001', '浙A88888', 'RO-7001',
  'RO-7002', 'L-77', 'SV-7', 'CP-7', '漆面不均', 'T-7', '妻子', '韩梅梅', '脚垫', '轮胎-王', 'AP-7', '林妻', '12345', '23456', 'RF-8',
] // prettier-ignore

/** What must stay as it was: days, amounts, marks and times taken, without whose they are. */
export const figures = `SELECT
    (SELECT count(*) FROM orders JOIN customers USING (customer_id) WHERE group_id = $group) AS orders,
    (SELECT json_agg(paid_fen ORDER BY checked_in_on) FROM orders JOIN customers USING (customer_id) WHERE group_id = $group) AS paid,
    (SELECT json_agg(json_build_array(t.customer_id IS NULL, checked_in_on, t.centre_id, t.kind, t.advisor_id) ORDER BY checked_in_on)
      FROM orders t JOIN customers USING (customer_id) WHERE group_id = $group) AS visits,
    (SELECT json_agg(json_build_array(category, list_price_fen, paid_fen, payer, cost_fen)) FROM order_lines JOIN customers USING (customer_id) WHERE group_id = $group) AS lines,
    (SELECT json_agg(json_build_array(answered_on, score)) FROM surveys JOIN customers USING (customer_id) WHERE group_id = $group) AS surveys,
    (SELECT json_agg(json_build_array(opened_on, severity, compensation_fen, first_response_at - opened_at, resolved_at - opened_at))
      FROM complaints JOIN customers USING (customer_id) WHERE group_id = $group) AS complaints,
    (SELECT json_agg(json_build_array(touched_on, channel, direction, purpose, result)) FROM touches JOIN customers USING (customer_id) WHERE group_id = $group) AS touches`
