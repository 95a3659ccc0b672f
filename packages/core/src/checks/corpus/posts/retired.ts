import type { LabelledPost } from '../labelled.ts'

/** Once a half that measured; since its results were looked at, posts to mend rules with. */
export const retiredPosts: readonly LabelledPost[] = [
  {
    post: {
      title: '平车工（校服）',
      description:
        '（演示）渠江锦程制衣招平车工8名，做中小学校服和冲锋衣。工价每周一贴在车间门口：上领0.32元、合肩0.21元、装拉链0.58元，一小时做五六十道是常事。8点上班，中午歇一个半小时，下午五点半下班，周日休息。晚上加不加班自己定，加了按1.5倍单价算。厂里交五险，饭堂一荤两素5元，宿舍不要钱。',
      conditions: '会踩平车就行，生手有师傅带',
    },
    rules: [],
  },
  {
    post: {
      title: '流水线女工',
      description:
        '急招流水线女工20名！长白班，每月15号发工资，3500—5000元。进厂押300元工衣钱，做满半年退。有意加微信 qxzy_5566。',
      conditions: '18到40岁，身高1米55以上，手脚灵活',
    },
    rules: ['sex', 'age', 'disability_looks', 'fees', 'contact'],
  },
  {
    post: {
      title: '缝纫学徒',
      description:
        '家门口学手艺。（演示）文峰服饰招学徒，零基础，老师傅一对一教，学徒期每月2600元，三个月后转计件。不收学费，不收押金，工具厂里配。中午管一顿饭，年满16周岁都可以来。',
      conditions: '愿意学，坐得住',
    },
    rules: [],
  },
  {
    post: {
      title: '自动裁床操作工',
      description:
        '裁剪车间招自动裁床操作工2名。底薪4000加计件，综合5500起。五险一金，周末双休，生日有蛋糕，退伍军人优先。',
      conditions: '限男，40岁以下，看得懂排料图',
    },
    rules: ['sex', 'age'],
  },
  {
    post: {
      title: '质检员',
      description: '诚聘成衣质检。只要本县户口，外省的就不要投了。要求汉族，无乙肝，做事细心。月薪面议，包午餐。',
      conditions: '高中以上，有半年以上质检经验',
    },
    rules: ['residence', 'ethnicity_religion', 'health', 'no_pay'],
  },
  {
    post: {
      title: '打包工',
      description:
        '旺季打包工，两班倒，每班12小时，一个月不放假。愿意的来，社保自己交，公司一个月补200。提供宿舍，八人间。',
      conditions: '吃苦耐劳',
    },
    rules: ['hours', 'insurance'],
  },
  {
    post: {
      title: '整烫工',
      description:
        '本厂承诺：不收押金，不收服装费，不扣证件，不限男女，不限户籍，不问婚育。招整烫工4名，单价0.9元一件，熟手一天四百件上下。夏天有高温补贴。劳动合同入职当天签，当月缴社保。',
      conditions: '会用吊瓶熨斗或蒸汽烫台',
    },
    rules: [],
  },
  {
    post: {
      title: '電商客服',
      description: '誠聘電商客服兩名，普通話標準，打字每分鐘六十字。試用期一個月不發工資，轉正後底薪加提成。',
      conditions: '女生優先，形象佳',
    },
    rules: ['sex', 'disability_looks', 'probation'],
  },
  {
    post: {
      title: '缝纫机修',
      description:
        '机修师傅1名，会修平车、四线、罗拉车，月薪6500起，经验五年以上。宿舍单间，可带家属，县外来的报销车票。会用无人机拍宣传片的更好。面试时间请在平台预约，厂里会打电话给您。',
      conditions: '有机修经验，能独立换针距、调差动',
    },
    rules: [],
  },
  {
    post: {
      title: '锁眼钉扣工',
      description:
        '招锁眼钉扣工。工作服发两套，离职不用还。体检费厂里出，不查乙肝。身份证复印一张留档，原件当场还您。锁眼0.06元一个，钉扣0.05元一颗，计数器自动记。',
      conditions: '男女都行，年龄不限，手眼协调',
    },
    rules: [],
  },
  {
    post: {
      title: '高薪车工',
      description:
        '高薪诚聘！熟练车工月入过万不是梦，包录用，面试当天上班。先交300块报名费占名额，名额有限，先到先得。联系李姐 135 0818 4411。',
      conditions: '熟手优先',
    },
    rules: ['bait', 'fees', 'contact'],
  },
  {
    post: {
      title: '包装剪线工',
      description: '坐着做，剪线头、套袋、贴吊牌。入职身份证交办公室保管，离职退回。每件0.12元，多劳多得。',
      conditions: '50岁以内，身体无残疾，会用剪刀',
    },
    rules: ['age', 'disability_looks', 'documents_kept'],
  },
  {
    post: {
      title: '周末兼职打包',
      description: '周六周日各5小时，18元一小时，做完当天结。学生要年满16周岁并经家长同意。',
      conditions: '能站着干活',
      employment: 'part_time',
      probationMonths: 0,
      probationPayPercent: null,
      pay: { scheme: 'hourly', baseFen: 1_800 },
      hours: { perDay: 5, daysPerWeek: 2, overtimePerMonth: 0 },
      insurance: ['injury'],
    },
    rules: ['below_minimum_wage'],
  },
  {
    post: {
      title: '包缝工',
      description: '包缝工，工价0.2元一道，一小时60道。三千五起步，活多的时候更高。做六休一，加班自愿。',
      conditions: '会四线五线',
      pay: {
        scheme: 'piece',
        pieceRateMilliyuan: 200,
        piecesPerHour: 60,
        advertisedMinFen: 350_000,
        advertisedMaxFen: 500_000,
        payDay: 20,
      },
    },
    rules: ['below_minimum_wage', 'bait', 'probation'],
  },
  {
    post: {
      title: '外贸跟单员',
      description: '跟进布料、辅料和大货进度，会写英文邮件。试用期三个月，工资打七折，转正后才买社保。',
      conditions: '大专以上，懂面料',
      probationMonths: 3,
      probationPayPercent: 70,
      insurance: [],
    },
    rules: ['probation', 'insurance'],
  },
  {
    post: {
      title: '打版师',
      description:
        '（演示）南岸时装招打版师，做女装连衣裙、小衬衫，会ET或富怡，独立打版三年以上。月薪8000—10000元，十三薪，双休。人才公寓免租一年，县外人才给安家补贴。',
      conditions: '带两件自己打的版来面试',
      pay: { scheme: 'monthly', baseFen: 800_000, advertisedMinFen: 800_000, advertisedMaxFen: 1_000_000, payDay: 10 },
    },
    rules: [],
  },
  {
    post: {
      title: '帮扶车间缝纫工',
      description:
        '（演示）春蚕就业帮扶车间，做围裙和袖套，优先录用脱贫户和残疾人。上午8点半到下午4点半，接送孩子的时间都留出来。计件，月月结清，不拖欠。',
      conditions: '手脚方便干针线活，不会的现场教',
    },
    rules: [],
  },
  {
    post: {
      title: '大烫工',
      description: '西裤大烫。每天做到晚上九点，加班单价同白天一样。每月休息一天，全勤奖200。',
      conditions: '男，45岁以下，能吃苦耐劳',
    },
    rules: ['sex', 'age', 'overtime_price', 'hours'],
  },
  {
    post: {
      title: '普工',
      description: '不招外地人，不招少数民族。工资月结，扫墙上的二维码进群看工价。包住，有热水。',
      conditions: '听从安排',
    },
    rules: ['residence', 'ethnicity_religion', 'contact'],
  },
  {
    post: {
      title: '夹克风衣车工',
      description:
        '做男装夹克、女式风衣，单价写在工序单上。二楼有母婴室，哺乳期女工每天多休一小时，孕期不排夜班。保证金属件过检，线头剪净。押金、工装费一分不收，谁收您投诉谁。',
      conditions: '能做整件或半件，男装女装都有',
    },
    rules: [],
  },
  {
    post: {
      title: '寒假工',
      description: '寒假工，15岁以上即可，包吃住，日薪90元，做满20天结账。剪线、贴标、折衣服，活轻。',
      conditions: '学生、务农的都行',
    },
    rules: ['age'],
  },
  {
    post: {
      title: '仓管员',
      description: '成品仓管理，收发货、盘点，会用表格。办叉车证的费用2000元从头三个月工资里扣。上六休一，八小时。',
      conditions: '女性勿投，要搬箱子',
    },
    rules: ['fees', 'sex'],
  },
  {
    post: {
      title: '样衣工',
      description: '版房样衣工一名，手艺好的工资面 谈。V X 同手机号 一三九零零一一二二三三，白天打。',
      conditions: '整件样衣三年以上',
    },
    rules: ['no_pay', 'contact'],
  },
  {
    post: {
      title: '车间组长',
      description:
        '管30人流水线，排产、平衡工序、带新人，懂工时测定的优先。月薪6000元保底，产量奖另算。试用期两个月，工资5000元。五险，双休，节日有礼品。',
      conditions: '三年以上服装车间管理经验',
      probationMonths: 2,
      probationPayPercent: 84,
      pay: { scheme: 'monthly', baseFen: 600_000, advertisedMinFen: 600_000, advertisedMaxFen: 750_000, payDay: 15 },
    },
    rules: [],
  },
  {
    post: {
      title: '绷缝工',
      description:
        '运动服绷缝，包教包会，培训期间每天补50元饭钱。不需要任何证件押金。加班自愿，平时1.5倍，周末2倍，节假日3倍。宿舍四人间，夫妻来的给单间。',
      conditions: '18周岁以上，会绷缝优先，不会的也教',
    },
    rules: [],
  },
  {
    post: {
      title: '普工（日结）',
      description: '来了就能上岗，免面试，百分百录取。工资日结。自愿签放弃社保声明的每月多给400。',
      conditions: '能上夜班',
    },
    rules: ['bait', 'insurance'],
  },
  {
    post: {
      title: '平車打邊車師傅',
      description: '服裝廠直招！平車、打邊車師傅多名，月休兩天，每天八小時外加夜班。體檢需查乙肝兩對半，體檢費用自理。',
      conditions: '熟手，能看工藝單',
    },
    rules: ['hours', 'health', 'fees'],
  },
  {
    post: {
      title: '后道主管',
      description: '管后道三十人，懂验针、懂装箱单。年薪八万起，年底双薪。',
      conditions: '男性，已婚优先，五官端正，有驾照',
    },
    rules: ['sex', 'disability_looks'],
  },
  {
    post: {
      title: '内衣车工',
      description: '无缝内衣套口、挑边，单价公开。宿舍两人间，住宿押金200元，水电自理。有问题加QQ：28374651。',
      conditions: '会三针五线优先',
    },
    rules: ['fees', 'contact'],
  },
  {
    post: {
      title: '家纺缝纫工',
      description:
        '（演示）渠北家纺出口床品四件套，订单号2026110800123，全年数量1300000套，活稳定。直线工0.18元一米，一天两千米左右。8:00上班17:30下班，中间休息一个半小时，周日休。工资每月8号打到社保卡。离城5公里，班车7:20在车站发车。',
      conditions: '不限经验，不限民族，带身份证来面试',
    },
    rules: [],
  },
]
