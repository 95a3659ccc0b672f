import sharp from 'sharp'

/** A picture that looks like a business licence and says that it is none: drawn by us, invented throughout. */
export function drawLicence(name: string, creditCode: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="900">
    <rect width="1400" height="900" fill="#fbf7ea"/>
    <rect x="40" y="40" width="1320" height="820" fill="none" stroke="#b48a3c" stroke-width="8"/>
    <rect x="58" y="58" width="1284" height="784" fill="none" stroke="#b48a3c" stroke-width="2"/>
    <g font-family="Noto Serif CJK SC, Noto Sans CJK SC, SimSun, serif" fill="#222">
      <text x="700" y="190" font-size="84" text-anchor="middle" letter-spacing="20">营业执照</text>
      <text x="120" y="290" font-size="34">统一社会信用代码 ${creditCode}</text>
      <text x="120" y="380" font-size="34">名　　称　${name}</text>
      <text x="120" y="450" font-size="34">类　　型　有限责任公司（演示）</text>
      <text x="120" y="520" font-size="34">住　　所　四川省达州市渠县（演示）</text>
      <text x="120" y="590" font-size="34">营业期限　长期</text>
      <text x="120" y="780" font-size="28">登记机关　（演示）渠县市场监督管理局</text>
    </g>
    <text x="900" y="700" font-size="120" fill="#c0392b" opacity="0.35" transform="rotate(-18 900 700)"
      font-family="Noto Sans CJK SC, sans-serif">演示样张</text>
  </svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer()
}

/** A paper that only names itself and the firm, and says that it is a sample. */
export function drawPaper(title: string, name: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200">
    <rect width="900" height="1200" fill="#ffffff"/>
    <rect x="40" y="40" width="820" height="1120" fill="none" stroke="#888" stroke-width="3"/>
    <g font-family="Noto Serif CJK SC, Noto Sans CJK SC, SimSun, serif" fill="#222">
      <text x="450" y="200" font-size="60" text-anchor="middle">${title}</text>
      <text x="120" y="360" font-size="34">${name}</text>
      <text x="120" y="440" font-size="30">本件为演示样张，内容均为虚构。</text>
    </g>
    <text x="450" y="800" font-size="100" fill="#c0392b" opacity="0.3" text-anchor="middle" transform="rotate(-18 450 800)"
      font-family="Noto Sans CJK SC, sans-serif">演示样张</text>
  </svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer()
}
