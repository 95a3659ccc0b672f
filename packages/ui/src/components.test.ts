import { render, screen, waitFor } from '@testing-library/svelte'
import { createRawSnippet } from 'svelte'
import { describe, expect, test, vi } from 'vitest'
import Bar from './Bar.svelte'
import Button from './Button.svelte'
import Checkbox from './Checkbox.svelte'
import Countdown from './Countdown.svelte'
import JobCard from './JobCard.svelte'
import Notice from './Notice.svelte'
import RadioGroup from './RadioGroup.svelte'
import Strip from './Strip.svelte'
import Tabs from './Tabs.svelte'
import TextField from './TextField.svelte'
import Time from './Time.svelte'
import Toaster from './Toaster.svelte'
import { toasts } from './toasts.svelte.ts'

const words = (text: string) => createRawSnippet(() => ({ render: () => `<span>${text}</span>` }))

/** What a screen reader says after the name of a control. */
const description = (control: HTMLElement) =>
  (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent.trim())

describe('a field', () => {
  test('can be linked to by its name while something is wrong with it', async () => {
    const { rerender } = render(TextField, { label: '保底', name: 'pay.floorFen', error: '低了', value: '' })
    expect(document.getElementById('at-pay.floorFen')?.contains(screen.getByLabelText('保底'))).toBe(true)
    await rerender({ error: undefined })
    expect(document.getElementById('at-pay.floorFen')).toBeNull()
  })

  test('is reached by its label and says its hint and its error', () => {
    render(TextField, { label: '手机号', hint: '11 位', error: '少了一位', value: '138' })
    const box = screen.getByLabelText('手机号')
    expect(description(box)).toEqual(['11 位', '少了一位'])
    expect(box.getAttribute('aria-invalid')).toBe('true')
  })

  test('without an error claims none', () => {
    render(TextField, { label: '手机号' })
    expect(screen.getByLabelText('手机号').hasAttribute('aria-invalid')).toBe(false)
    expect(screen.getByLabelText('手机号').hasAttribute('aria-describedby')).toBe(false)
  })

  test('two on one page keep their ids apart', () => {
    render(TextField, { label: '姓名' })
    render(TextField, { label: '乡镇' })
    expect(screen.getByLabelText('姓名').id).not.toBe(screen.getByLabelText('乡镇').id)
  })

  test('a group of choices has one name and says its error', () => {
    render(RadioGroup, {
      label: '什么时候能来',
      name: 'when',
      options: [{ value: 'now', label: '随时' }],
      error: '请选一个',
    })
    expect(description(screen.getByRole('group', { name: '什么时候能来' }))).toEqual(['请选一个'])
    expect(screen.getByRole('radio', { name: '随时' })).toBeDefined()
  })

  test('a consent is a checkbox with its whole sentence as the label', () => {
    render(Checkbox, { label: '我已满 16 周岁', error: '要先确认' })
    expect(description(screen.getByRole('checkbox', { name: '我已满 16 周岁' }))).toEqual(['要先确认'])
  })
})

describe('a button', () => {
  test('is a link when it leads somewhere, and never submits by accident', () => {
    render(Button, { href: '/jobs', children: words('岗位') })
    render(Button, { children: words('投递') })
    expect(screen.getByRole('link', { name: '岗位' }).getAttribute('href')).toBe('/jobs')
    expect(screen.getByRole('button', { name: '投递' }).getAttribute('type')).toBe('button')
  })

  test('at work keeps its focus and takes no second press', () => {
    const submitted = vi.fn<(event: SubmitEvent) => void>((event) => event.preventDefault())
    const form = document.body.appendChild(document.createElement('form'))
    form.addEventListener('submit', submitted)
    render(Button, { target: form, props: { type: 'submit', busy: true, children: words('正在投递') } })
    const button = screen.getByRole('button', { name: '正在投递' })
    button.focus()
    button.click()
    expect(submitted).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(button)
    form.remove()
  })
})

describe('states and figures', () => {
  test('danger interrupts, everything else waits its turn', () => {
    render(Notice, { tone: 'danger', title: '没有通过' })
    render(Notice, { tone: 'ok', title: '已投递' })
    expect(screen.getByRole('alert').textContent).toContain('没有通过')
    expect(screen.getByRole('status').textContent).toContain('已投递')
  })

  test('a quota bar is read in words', () => {
    render(Bar, { props: { label: '时长', value: 9.4, target: 12, text: '9.4 / 12 小时' } })
    const meter = screen.getByRole('meter', { name: '时长' })
    expect(meter.getAttribute('aria-valuetext')).toBe('9.4 / 12 小时')
  })

  test('a strip of days is read as its days on air', () => {
    const day = (date: string, countedMs: number, text: string) => ({ date, countedMs, uncountedMs: 0, text })
    const days = [day('2026-11-01', 0, '11 月 1 日'), day('2026-11-02', 3_600_000, '11 月 2 日，1 小时')]
    render(Strip, { label: '11 月', days, legend: { counted: '计入', uncounted: '不计入', top: (h) => `${h} 小时` } })
    expect(screen.getByRole('img', { name: '11 月 2 日，1 小时' })).toBeDefined()
  })

  test('the pay of a job stands out and its title leads to it', () => {
    render(JobCard, { title: '平车工', employer: '（演示）', pay: '¥4,500–6,200', href: '/jobs/1' })
    expect(screen.getByRole('heading', { name: '平车工' })).toBeDefined()
    expect(screen.getByText('¥4,500–6,200').className).toContain('text-2xl')
  })

  test('tabs are links and say which is open', () => {
    render(Tabs, {
      label: '这一场',
      current: '/a',
      tabs: [
        { href: '/a', label: '岗位', count: 2 },
        { href: '/b', label: '提问' },
      ],
    })
    expect(screen.getByRole('link', { name: /岗位/ }).getAttribute('aria-current')).toBe('page')
    expect(screen.getByRole('link', { name: '提问' }).hasAttribute('aria-current')).toBe(false)
  })

  test('a time is relative to read and exact to look up', () => {
    const { container } = render(Time, { at: '2026-11-23T11:30:00Z', now: new Date('2026-11-23T12:00:00Z') })
    const time = container.querySelector('time')!
    expect(time.dateTime).toBe('2026-11-23T11:30:00.000Z')
    expect(time.textContent).toContain('今天 19:30')
    expect(time.textContent).toContain('2026 年 11 月 23 日')
  })

  test('a countdown says once that it is over', async () => {
    const onend = vi.fn<() => void>()
    render(Countdown, { until: new Date(Date.now() + 300), label: '还剩', onend })
    await waitFor(() => expect(onend).toHaveBeenCalledOnce())
    expect(screen.getByRole('timer', { name: '还剩' }).textContent).toBe('00:00')
  })
})

describe('what floats', () => {
  test('a deed can be taken back', async () => {
    const run = vi.fn<() => void>()
    render(Toaster, { label: '刚才的操作' })
    toasts.show({ text: '已投递', undo: { label: '撤回', run } })
    const button = await screen.findByRole('button', { name: '撤回' })
    button.click()
    expect(run).toHaveBeenCalledOnce()
    await waitFor(() => expect(screen.queryByText('已投递')).toBeNull())
  })

  test('the last word stands alone, beside what can still be taken back', async () => {
    render(Toaster, { label: '刚才的操作' })
    toasts.show({ text: '已投递', undo: { label: '撤回', run: vi.fn<() => void>() } })
    toasts.show({ text: '已发出' })
    await screen.findByText('已发出')
    toasts.show({ text: '您已经问过' })
    await screen.findByText('您已经问过')
    expect(screen.queryByText('已发出')).toBeNull()
    expect(screen.getByText('已投递')).toBeTruthy()
  })
})
