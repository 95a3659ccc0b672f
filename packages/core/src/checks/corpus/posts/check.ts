import type { LabelledPost } from '../labelled.ts'
import { moreCheckPosts } from './check-more.ts'

/** The half that measures. No rule is tuned on it: mend rules with the tune half, then look here. */
export const checkPosts: readonly LabelledPost[] = [
  {
    post: {
      title: '棉服车工',
      description:
        '（演示）巴河服饰赶一批校园棉服，缺车工12名。工序单价：绱拉链0.85元，合大身0.5元，钉标0.1元。早上八点到下午五点半，午休一小时半，周日休。愿意加班的按1.5倍计件。食堂三餐，宿舍有洗衣机，都不另外收钱。入职当月上五险。',
      conditions: '平车双针会一样就能来，男女都可以，18岁以上',
    },
    rules: [],
  },
  {
    post: {
      title: '质检女工',
      description: '成衣检验，看疵点、量尺寸。工作服收押金150元，离职时衣服交回再退。工资面议。',
      conditions: '女，25至40岁，视力好',
    },
    rules: ['sex', 'age', 'fees', 'no_pay'],
  },
  {
    post: {
      title: '流水线普工',
      description:
        '大量招普工，包住。每天上班12小时，月休2天。入职先交200元体检费、60元工牌费。社保自愿缴纳，不缴的每月补贴260元。',
      conditions: '身高155以上，无纹身',
    },
    rules: ['hours', 'fees', 'insurance', 'disability_looks'],
  },
  {
    post: {
      title: '裁剪学徒',
      description:
        '学裁剪，拉布、排料、开裁。跟班三个月，前一个月试用期没有工资，身份证原件由车间统一保管，学成后归还。',
      conditions: '男生，肯吃苦',
    },
    rules: ['probation', 'documents_kept', 'sex'],
  },
  {
    post: {
      title: '手缝工',
      description:
        '（演示）賨人手工坊做刺绣荷包和香囊，单价2元到18元。可以在车间做，也可以领料回家做，材料不收钱，做坏了也不用赔。老人、带孩子的都欢迎，残疾朋友有专门的低台子。',
      conditions: '会针线活，不会的免费学',
    },
    rules: [],
  },
  {
    post: {
      title: '激光切割操作员',
      description: '操作激光裁片机，培训合格上岗，培训费800元从前两个月工资扣除。五险，单休。',
      conditions: '会电脑，本地户籍优先',
    },
    rules: ['fees', 'residence'],
  },
  {
    post: {
      title: '带货主播',
      description: '轻松月入过万不是梦，小白三天出单，保底5000。加V：qxlive8866，发照片面试。',
      conditions: '女生，形象气质佳，20-30岁',
    },
    rules: ['bait', 'contact', 'sex', 'disability_looks', 'age'],
  },
  {
    post: {
      title: '平缝机修工',
      description:
        '修平车、同步车、套结机，配件厂里备齐，自己的工具折旧每月补80元。月薪6000到7500，双休，缴五险和公积金。宿舍不收押金，水电按表算，一个月十几块钱。',
      conditions: '中专机电或三年经验',
      pay: { scheme: 'monthly', baseFen: 600_000, advertisedMinFen: 600_000, advertisedMaxFen: 750_000, payDay: 12 },
    },
    rules: [],
  },
  {
    post: {
      title: '整烫包装一体工',
      description: '熨烫、折叠、装袋。加班单价和白天一个价。进厂缴纳服装押金100元、水卡押金20元。',
      conditions: '手脚快',
    },
    rules: ['overtime_price', 'fees'],
  },
  {
    post: {
      title: '仓库理货',
      description: '按单拣货、打包、贴单。公司不购买社保，工资里已经含了。八小时，做六休一。电话 0818-7321456。',
      conditions: '限男性，50周岁以下',
    },
    rules: ['insurance', 'contact', 'sex', 'age'],
  },
  {
    post: {
      title: '牛仔后整工',
      description: '套结、打枣、剪毛。试用期2个月，期间工资按70%发。不招彝族，不要外地人，附近乡镇的来。',
      conditions: '听得懂普通话',
    },
    rules: ['probation', 'ethnicity_religion', 'residence'],
  },
  {
    post: {
      title: '童装样衣工',
      description:
        '做80到150码童装样衣，客户是3—12岁童装品牌。不面议：样衣工底薪6500，按件另算。十三薪，双休，孕期、哺乳期照规定休。不看年龄，不看户口，看手艺。',
      conditions: '整件样衣三年以上，会读工艺单',
      pay: { scheme: 'monthly', baseFen: 650_000, advertisedMinFen: 650_000, advertisedMaxFen: 800_000, payDay: 10 },
    },
    rules: [],
  },
  {
    post: {
      title: '下午兼职剪线',
      description: '下午两点到五点，15元一小时，按天结。自己带小剪刀，厂里也有。',
      conditions: '手稳眼好',
      employment: 'part_time',
      probationMonths: 0,
      probationPayPercent: null,
      pay: { scheme: 'hourly', baseFen: 1_500 },
      hours: { perDay: 3, daysPerWeek: 5, overtimePerMonth: 0 },
      insurance: ['injury'],
    },
    rules: ['below_minimum_wage'],
  },
  {
    post: {
      title: '包缝工（计件）',
      description: '四线包缝，0.15元一道，一小时六十来道。新手也能做。',
      conditions: '会开包缝机',
      probationMonths: 0,
      probationPayPercent: null,
      pay: { scheme: 'piece', pieceRateMilliyuan: 150, piecesPerHour: 60, advertisedMinFen: 150_000, payDay: 15 },
    },
    rules: ['below_minimum_wage'],
  },
  {
    post: {
      title: '服装设计助理',
      description: '跟设计师做调研、配色、改款。合同两年，试用期四个月。会PS和AI，双休，五险一金。',
      conditions: '服装设计专业，应届也行',
      contractMonths: 24,
      probationMonths: 4,
      probationPayPercent: 80,
      pay: { scheme: 'monthly', baseFen: 400_000, advertisedMinFen: 400_000, advertisedMaxFen: 500_000, payDay: 10 },
    },
    rules: ['probation'],
  },
  {
    post: {
      title: '绗缝机操作',
      description: '看绗缝机，换线、换底布，三班倒，每班八小时。夜班每晚补20元，工资每月6号发。',
      conditions: '能上夜班',
      place: '',
      headcount: null,
    },
    rules: ['missing_field'],
  },
  {
    post: {
      title: '缝纫工（旺季）',
      description: '赶货两个月，全月无休，日工资180元。需缴纳300元保证金，做满退还。微信电话同号 138 2255 6677。',
      conditions: '熟手',
    },
    rules: ['hours', 'fees', 'contact'],
  },
  {
    post: {
      title: '熨烫师傅',
      description:
        '大衣、西服整烫，单价4元到9元。厂里承诺不收取任何费用，不扣押任何证件，谁收钱请拨12333投诉。体检统一去县医院，费用厂里付，不查两对半。',
      conditions: '做过西服大烫',
    },
    rules: [],
  },
  {
    post: {
      title: '車縫工',
      description:
        '大量招聘車縫工，計件多勞多得。入職繳納工具押金兩百元。身份證押在辦公室，滿三個月歸還。自願放棄社保者優先。',
      conditions: '四十五歲以下',
    },
    rules: ['fees', 'documents_kept', 'insurance', 'age'],
  },
  {
    post: {
      title: '生产文员',
      description: '做日报、统计产量。已婚已育优先，三年内不得怀孕。要求非乙肝携带者，入职体检费用自理。',
      conditions: '大专，会Excel',
    },
    rules: ['sex', 'health', 'fees'],
  },
  {
    post: {
      title: '帽子工厂车工',
      description:
        '做棒球帽、渔夫帽，缝帽檐0.4元、上汗带0.35元。机器上装了计数器，当天多少件自己看得见。社保个人部分从工资里扣，厂里交大头。女工节、端午都有福利。',
      conditions: '会高头车更好，没做过的带薪教',
    },
    rules: [],
  },
  {
    post: {
      title: '车间管理',
      description: '面试包过，当天入职，待遇面谈。交500元诚意金留岗位。',
      conditions: '有经验的男士优先',
    },
    rules: ['bait', 'no_pay', 'fees', 'sex'],
  },
  {
    post: {
      title: '印花台板工',
      description: '手工台板印花，调浆、对版。连续做七天不休息的给奖金，一周工作七天。试用期无薪三天。',
      conditions: '色盲不行，要分得清颜色',
    },
    rules: ['hours', 'probation'],
  },
  {
    post: {
      title: '缝纫辅工',
      description: '送裁片、收半成品。15岁、16岁的学生暑假也可以来，身份证留在厂里登记保管，开学还。',
      conditions: '勤快',
    },
    rules: ['age', 'documents_kept'],
  },
  {
    post: {
      title: '袜子对目工',
      description:
        '自动缝头机对目，坐着干，一双0.06元，一天两千双左右。七点半到十一点半，一点到五点，周末轮休。不用押金，不用自费买工衣，吃饭一顿补3块。',
      conditions: '眼睛好，手快，50多岁的也行',
    },
    rules: [],
  },
  ...moreCheckPosts,
]
