import type { LabelledPost } from '../labelled.ts'

/** The rest of the half that measures. */
export const moreCheckPosts: readonly LabelledPost[] = [
  {
    post: {
      title: '外贸业务员',
      description: '开发欧洲客户。底薪3500加提成，提成上不封顶。试用期三个月，签三年合同，五险一金，双休。',
      conditions: '英语六级',
      contractMonths: 36,
      probationMonths: 3,
      probationPayPercent: 90,
      pay: { scheme: 'base_plus_commission', baseFen: 350_000, payDay: 10 },
    },
    rules: [],
  },
  {
    post: {
      title: '压胶工',
      description: '冲锋衣压胶条。工服费120元入职时交。公司只买商业意外险，不交社保。每月只放一天假。',
      conditions: '不限',
    },
    rules: ['fees', 'insurance', 'hours'],
  },
  {
    post: {
      title: '门店导购',
      description: '工厂店卖衣服，早晚班。押身份证，防止突然离职；工装款350元，做满一年退。',
      conditions: '女性，身材好，未婚',
    },
    rules: ['documents_kept', 'fees', 'sex', 'disability_looks'],
  },
  {
    post: {
      title: '机绣工',
      description:
        '看十五头绣花机，换线、换片、接断线。机器自己停自己报警，两个人看三台。8小时一班，早晚两班轮换，一周一换，周日停机。底薪3200加产量奖，上月拿到手平均4380元。',
      conditions: '能分清线色，会用平板电脑',
      pay: { scheme: 'monthly', baseFen: 320_000, advertisedMinFen: 320_000, advertisedMaxFen: 450_000, payDay: 8 },
    },
    // 3,200 with 36 h of overtime makes 4,193: the most advertised lies above it.
    rules: ['bait'],
  },
  {
    post: {
      title: '制衣厂急招',
      description: '百分百录用，来了就上班。自愿不缴社保可每月多发300元。报名费30元，微信：zhiyi_66。',
      conditions: '18-50岁，手脚麻利',
    },
    rules: ['bait', 'insurance', 'fees', 'contact', 'age'],
  },
  {
    post: {
      title: '缝纫技师',
      description: '整件女装，单价18元起。加班工资按平时算。满一年后才缴纳社保。离职需提前三个月，否则扣风险金500元。',
      conditions: '汉族，无宗教信仰',
    },
    rules: ['overtime_price', 'insurance', 'fees', 'ethnicity_religion'],
  },
  {
    post: {
      title: '床品缝纫工',
      description:
        '（演示）流江家纺，做枕套、被罩，货号LJ-20261108，单件0.9到2.6元。出勤26天的有全勤奖150元。接送班车7:10南大街发车。厂里妇女多，男工也要，宿舍男女分楼。工资卡自己办自己拿，密码别告诉人。',
      conditions: '不限民族、户籍、婚育，带身份证复印件',
    },
    rules: [],
  },
  {
    post: {
      title: '羊毛衫挑边工',
      description: '挑边、补针、藏毛。入职需交工具保证金200元，离职凭收据退。住宿免费，吃饭自理，一荤一素8块。',
      conditions: '会挑边，40岁以内的女工',
    },
    rules: ['fees', 'sex', 'age'],
  },
  {
    post: {
      title: '缝纫车间统计',
      description:
        '每天收工票、录产量、核工价，月底对单。月薪3200，双休，五险。工票差错厂里和员工一起查，不扣工资。工服免费，午餐免费。',
      conditions: '细心，会表格，男女不限',
      pay: { scheme: 'monthly', baseFen: 320_000, advertisedMinFen: 320_000, advertisedMaxFen: 320_000, payDay: 8 },
    },
    rules: [],
  },
  {
    post: {
      title: '拉布工',
      description: '自动拉布机看机。不给缴社保，现金补200。试用期不发工资。健康证费用自己承担。',
      conditions: '力气大的男工，45岁以下',
    },
    rules: ['insurance', 'probation', 'fees', 'sex', 'age'],
  },
  {
    post: {
      title: '贴标工',
      description: '吊牌、洗水标、尺码标。入职统一收取毕业证原件，合同期满归还。夜班加班同工同价，加班单价不变。',
      conditions: '视力好，不招本地人',
    },
    rules: ['documents_kept', 'overtime_price', 'residence'],
  },
  {
    post: {
      title: '服装厂保洁',
      description: '打扫车间和宿舍，一天六小时，周日休。60岁以内，须交服装费80元。工资2300，包一餐。',
      conditions: '本县户口，身体健康',
    },
    rules: ['age', 'fees', 'residence'],
  },
  {
    post: {
      title: '缝制组长',
      description:
        '带二十个人的小组，男女学徒都带。月薪5500加产量奖，五险一金，周末双休。组长每月和厂长碰一次工价，谁觉得单价低了当面提，三天内复尺。',
      conditions: '五年以上车位经验，带过组',
      pay: { scheme: 'monthly', baseFen: 550_000, advertisedMinFen: 550_000, advertisedMaxFen: 650_000, payDay: 10 },
    },
    rules: [],
  },
  {
    post: {
      title: '学徒工（包教）',
      description: '没有技术可以学，学费分期，可办培训贷，学会包分配。扣押身份证三个月。不签合同，不买社保。',
      conditions: '16周岁以上，未婚女性优先',
    },
    rules: ['fees', 'documents_kept', 'insurance', 'sex'],
  },
  {
    post: {
      title: '四合扣机工',
      description:
        '打四合扣、气眼，一颗0.04元。自愿签署放弃社保承诺书，多发300。联系QQ 66778899。上班前交20元押金领剪刀。',
      conditions: '手快，能久站',
    },
    rules: ['insurance', 'contact', 'fees'],
  },
]
