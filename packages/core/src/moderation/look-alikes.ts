/** Letters of other scripts, and parts of characters as a keyboard has them, each with what it is read as. */
export const readAs: ReadonlyMap<string, string> = new Map(
  Array.from(
    'аaеeоoрpсcуyхxѕsіiјjԁdԛqԝwһhвbкkмmнhтtαaβbεeκkνvοoρpτtυuχxιiɡg⻉贝⺉刂⺡氵⺘扌⺅亻'.matchAll(/(.)(.)/gu),
    ([, seen = '', read = '']) => [seen, read],
  ),
)

/** What a character falls into, and what is typed for it so that it is read but not found. */
const disguises: Readonly<Record<string, readonly string[]>> = {
  赌: ['贝者', '堵', '睹'],
  博: ['搏', '愽', '十尃'],
  贷: ['代贝'],
  骗: ['马扁'],
  诈: ['讠乍'],
  妈: ['女马'],
  操: ['艹', '肏', '扌喿'],
  嫖: ['女票'],
  娼: ['女昌'],
  逼: ['比', '屄', 'b', '币'],
  傻: ['煞', '儍'],
  钱: ['钅戋'],
  佣: ['亻用'],
  债: ['亻责'],
  借: ['亻昔'],
  刷: ['唰'],
  滚: ['氵衮'],
  枪: ['木仓'],
  a: ['@'],
  i: ['1', '!'],
  l: ['1'],
  o: ['0'],
  s: ['$', '5'],
}

/** The same the other way round: by its first character, what is written and the character it stands for. */
export const standsFor: ReadonlyMap<string, readonly { written: string; letter: string }[]> = Map.groupBy(
  Object.entries(disguises).flatMap(([letter, ways]) => ways.map((written) => ({ written, letter }))),
  ({ written }) => written.charAt(0),
)
