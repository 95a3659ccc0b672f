import { drawLicence } from '@zhibo/api/demo/seed/licence'
import type { Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { arrive } from './chromium.ts'

const submit = (page: Page) => page.getByRole('button', { name: '提交核验' }).click()

/** Registers the company at a station and hands in its file: licence, credit code and the rules in their short form. */
export async function fileCompany(
  page: Page,
  company: { name: string; creditCode: string; station: string },
): Promise<void> {
  await page.goto('/employer')
  await expectAccessible(page)
  await page.getByLabel('企业名称').fill(company.name)
  await page.getByRole('radio', { name: company.station }).check()
  await page.getByRole('button', { name: '登记，去填资料' }).click()
  await arrive(page, '/employer/*/file')

  await page.getByLabel('统一社会信用代码').fill(company.creditCode)
  await page.getByText(/号码对得上/).waitFor()
  const picture = await drawLicence(company.name, company.creditCode)
  await page.getByLabel('营业执照照片').setInputFiles({ name: '营业执照.jpg', mimeType: 'image/jpeg', buffer: picture })
  await page.getByLabel('执照上写“长期”').check()
  await page.getByRole('radio', { name: '法定代表人本人' }).check()
  await page.getByLabel('经办人姓名').fill('罗师傅')
  await page.getByLabel('在哪里').fill('渠县轻纺园')
  await page.getByLabel('详细地址').fill('渠县轻纺园 3 号楼 2 楼')
  await page.getByLabel('现有多少人').fill('86')
  await page.getByLabel('做什么的').fill('给品牌做校服和工装，流水线，淡季三、四月。')
  await fillRules(page)
  await expectAccessible(page)
  await submit(page)
  await arrive(page, '/employer')
  await page.getByRole('heading', { name: '资料在核验' }).waitFor()
}

/** 管理制度, the parts a worker lives by. */
async function fillRules(page: Page): Promise<void> {
  const rules: [string, string][] = [
    ['几点上班，几点下班', '8:00–12:00，13:30–17:30'],
    ['每月休几天', '8'],
    ['每月几号发工资', '15'],
    ['加班怎么算', '计件单价 1.5 倍，每月最多 36 小时'],
    ['吃住怎么安排', '包住，四人间；食堂一餐 6 元'],
    ['请假怎么请', '提前一天跟组长说，急事打电话'],
    ['试用期多久，工资多少', '一个月，工资不打折'],
    ['想走提前几天说', '30'],
  ]
  for (const [label, words] of rules) await page.getByLabel(label).fill(words)
  await page.getByLabel('工资打到本人银行卡').check()
  for (const insurance of ['养老', '医疗', '工伤', '失业']) await page.getByLabel(insurance, { exact: true }).check()
}

/** Writes a job, lets the form do its sums, and hands it in. */
export async function fileJob(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: '写一个岗位' }).first().click()
  await arrive(page, '/employer/*/jobs/new')
  await page.getByLabel('岗位名称').fill(title)
  await page.getByLabel('工种').selectOption('flat_seamer')
  await page.getByLabel('做什么').fill('做校服，流水线，工序单价上墙。')
  await page.getByLabel('有什么要求').fill('会平车，生手带教两周。')
  await page.getByLabel('招几个人').fill('5')
  await page.getByLabel('招到哪天').fill(inDays(60))
  await fillPay(page)
  await page.getByLabel('每天几小时').fill('8')
  await page.getByLabel('一周几天').fill('5')
  await page.getByLabel('每月加班').fill('20')
  await page.getByLabel('计件加班单价').fill('1.5')
  await page.getByLabel('合同签多久').selectOption('12')
  await page.getByLabel('试用期', { exact: true }).fill('1')
  await page.getByLabel('试用期工资').fill('100')
  for (const insurance of ['养老', '医疗', '工伤', '失业']) await page.getByLabel(insurance, { exact: true }).check()
  await page.getByText('写的 ¥3,500 合法做得到。').waitFor()
  await expectAccessible(page)
  await submit(page)
  await arrive(page, '/employer')
}

async function fillPay(page: Page): Promise<void> {
  await page.getByLabel('工资怎么算').selectOption('piece_with_floor')
  await page.getByLabel('保底（每月）').fill('2600')
  await page.getByLabel('一件多少钱').fill('0.35')
  await page.getByLabel('熟手一小时做几件').fill('60')
  await page.getByLabel('对外说一个月最少').fill('3500')
  await page.getByLabel('对外说一个月最多').fill('4700')
  await page.getByLabel('每月几号发工资').fill('15')
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Opens a job's applications and looks at one applicant's whole number. */
export async function revealPhone(page: Page, job: string, applicant: string) {
  await page.goto('/employer')
  await expectAccessible(page)
  await page
    .getByRole('listitem')
    .filter({ hasText: job })
    .getByRole('link', { name: /投递 \d+ 份/ })
    .click()
  await arrive(page, '/employer/jobs/*/applications')
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: applicant }) })
  const applicationId = await card.locator('input[name=id]').first().getAttribute('value')
  await card.getByRole('button', { name: '看完整号码' }).click()
  const number = await card.getByRole('link', { name: /^拨打/ }).getAttribute('href')
  await expectAccessible(page)
  return { applicationId: applicationId!, phone: number!.replace('tel:', '') }
}
