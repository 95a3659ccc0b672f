import type { LabelledPost } from '../labelled.ts'
import { descriptions } from './descriptions.ts'
import { retiredPosts } from './retired.ts'

/** The half that rules are mended with. */
export const tunePosts: readonly LabelledPost[] = [
  ...retiredPosts,
  ...descriptions.map(([description, ...rules]): LabelledPost => ({ post: { description }, rules })),
  {
    post: {
      title: '四线包缝工',
      description:
        '（演示）三汇针织招包缝工6名，做T恤和卫衣。合侧缝0.28元，上袖0.35元，熟手一小时八十道。早八晚五半，中午管饭，月休四天，国家法定节假日都放。入职满月缴五险，宿舍装了空调。',
      conditions: '会四线就行，男女不限',
    },
    rules: [],
  },
  {
    post: {
      title: '女装样衣',
      description: '招样衣师傅，仅限本地人，住得近好管理。工资看手艺给，来了谈。不会说普通话的不要。',
      conditions: '女，30-45岁',
    },
    rules: ['residence', 'sex', 'age'],
  },
  {
    post: {
      title: '熨烫包装',
      description: '试用期15天没有工资，合格后按件算。入职要先买工作服120元，离职不退。吃住全包。',
      conditions: '身体好，没有传染病，会用熨斗',
    },
    rules: ['probation', 'fees'],
  },
  {
    post: {
      title: '羽绒服整件工',
      description:
        '羽绒服32元一件，充绒有人专门做，您只管缝。不要押金，不用自带机器，线和针厂里发。做一件记一件，手机上随时看。年底返乡车票报一半。',
      conditions: '做过棉衣或羽绒服的优先，年龄学历都不限',
    },
    rules: [],
  },
  {
    post: {
      title: '印花工',
      description: '数码印花看机，两班制，一班12小时，一月两天假。夜班同价。押一个月工资，走的时候结。',
      conditions: '男工，45周岁以内',
    },
    rules: ['hours', 'sex', 'age'],
  },
  {
    post: {
      title: '服装厂文员',
      description:
        '录单、打卡、发工资条。单位代管毕业证原件，满一年归还。底薪3000，包午餐，双休。加我薇❤信：zb2026hr。',
      conditions: '形象气质佳，身高160以上，未婚',
    },
    rules: ['documents_kept', 'contact', 'disability_looks', 'sex'],
  },
  {
    post: {
      title: '箱包缝纫',
      description:
        '做学生书包和拉杆箱内衬，高车、同步车都有。计件为主，保底2600，一般四千上下。残疾人、聋哑朋友能做的工位我们都留着。免费班车，免费体检，免费住宿。',
      conditions: '会高车优先，不会的带薪学两周',
    },
    rules: [],
  },
  {
    post: {
      title: '短视频带货主播',
      description: '底薪5000加提成，轻松月入过万，小白也能做，包过试播。先交500元设备保证金，一年后退。',
      conditions: '女，18-28岁，颜值高，身高不限',
    },
    rules: ['bait', 'fees', 'sex', 'age', 'disability_looks'],
  },
  {
    post: {
      title: '验布工',
      description: '坐着验布，八小时，周末休。乙肝携带者一样要，民族不限，不看户口。体检由厂里安排车和费用。',
      conditions: '视力矫正后正常即可',
    },
    rules: [],
  },
  {
    post: {
      title: '充绒工',
      description: '充绒车间招人。要查乙肝两对半，阳性不用。戴口罩作业，发防尘服，不收钱。每月10号发上月工资。',
      conditions: '无哮喘，工作细致',
    },
    rules: ['health'],
  },
  {
    post: {
      title: '皮带车工',
      description: '待遇优厚，薪资面议，能者多得。公司不给买社保，折成现金发到手里。每天站十小时以内。',
      conditions: '不招彝族，不招凉山人',
    },
    rules: ['no_pay', 'insurance', 'ethnicity_religion', 'residence'],
  },
  {
    post: {
      title: '毛衫缝盘工',
      description:
        '毛衫缝盘、套口，12针、14针机都有。单价一扎8元到15元。妇女节放半天，女职工产假照国家规定，孕检算出勤。车间禁烟，男女宿舍各一层。',
      conditions: '会缝盘，眼力好',
    },
    rules: [],
  },
  {
    post: {
      title: '钟点剪线',
      description: '每天下午3小时剪线头，20元一小时，一周一结。带孩子的可以领回家做。',
      conditions: '手快',
      employment: 'part_time',
      probationMonths: 0,
      probationPayPercent: null,
      pay: { scheme: 'hourly', baseFen: 2_000 },
      hours: { perDay: 3, daysPerWeek: 5, overtimePerMonth: 0 },
      insurance: ['injury'],
    },
    rules: ['below_minimum_wage'],
  },
  {
    post: {
      title: '牛仔裤车工',
      description: '双针、埋夹、上腰都缺人，做六休一。签三年合同，试用期六个月。',
      conditions: '会双针',
      contractMonths: 24,
      probationMonths: 6,
      probationPayPercent: 80,
      headcount: null,
    },
    rules: ['probation', 'missing_field'],
  },
  {
    post: {
      title: '西服熨烫师',
      description:
        '定型、归拔都要会。底薪4500，计件另算，全勤奖200，夜餐补贴10元一餐。每周五天半，周六上午愿来就来，来了算加班。试用期一个月，工资和转正后一样。',
      conditions: '三年以上西服大烫经验',
    },
    rules: [],
  },
  {
    post: {
      title: '手工钉珠',
      description: '在家也能做的手工活，先交材料费300元，做好了回收，多劳多得，日入三百不封顶。微信同号13900001111。',
      conditions: '心细手巧的宝妈',
    },
    rules: ['fees', 'contact'],
  },
  {
    post: {
      title: '帽子车工',
      description: '加班不加价，想多挣就多干。连续上班不休息，春节统一放。身份证押财务，防止偷料。',
      conditions: '四十五岁以下，四川省内户口',
    },
    rules: ['overtime_price', 'hours', 'documents_kept', 'age', 'residence'],
  },
  {
    post: {
      title: '童装平车',
      description:
        '专做2—8岁女童裙、男童套装，款式多，单价0.3到0.9元。妈妈班早九晚四，寒暑假孩子可到厂里自习室。招工不收费，介绍熟人来厂里给介绍人奖300元。',
      conditions: '不限年龄，不限户籍，满18周岁',
    },
    rules: [],
  },
]
