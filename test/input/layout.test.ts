import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecodeError } from '../../src/input/decode.js';
import { plainText } from '../../src/input/layout/layout.js';
import type { Box } from '../../src/text/box.js';
import { anyJson } from './any-json.js';

const textOf = (file: string): string => plainText(file).text;
const boxesOf = (file: string): (Box | undefined)[] => [...plainText(file).prints].map((print) => print?.box);
const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;

describe('plainText of ALTO', () => {
  const alto = (body: string): string =>
    xml(`<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page ID="p">${body}</Page></Layout></alto>`);
  const word = (content: string): string => `<String HPOS="1" CONTENT="${content}"/>`;

  it('is a line a line, blocks parted by a blank line', () => {
    const block = (...lines: string[]): string =>
      `<TextBlock>${lines.map((line) => `<TextLine>${line}</TextLine>`).join('\n')}</TextBlock>`;
    const text = textOf(
      alto(
        block(`${word('وصل')}<SP/>${word('الوفد')}`, word('مساء')) +
          block(`${word('وغادر')}<SP WIDTH="9"/>${word('فجرا')}`),
      ),
    );
    expect(text).toBe('وصل الوفد\nمساء\n\nوغادر فجرا\n');
  });

  it('puts spaces between words where the file tells none, and none before a sign that has none', () => {
    expect(textOf(alto(`<TextBlock><TextLine>${word('وصل')}${word('الوفد')}</TextLine></TextBlock>`))).toBe(
      'وصل الوفد\n',
    );
    expect(
      textOf(alto(`<TextBlock><TextLine>${word('وصل')}<SP/>${word('الوفد')}${word('.')}</TextLine></TextBlock>`)),
    ).toBe('وصل الوفد.\n');
  });

  it('keeps hyphens, and undoes what XML writes otherwise', () => {
    expect(textOf(alto(`<TextLine>${word('&#1575;&amp;&quot;')}<HYP CONTENT="-"/></TextLine>`))).toBe('ا&" -\n');
  });

  it('is told by its root, whatever the prefix and what stands before', () => {
    const prefixed = xml('<!-- OCR --><a:alto xmlns:a="x"><a:TextLine><a:String CONTENT="خبر"/></a:TextLine></a:alto>');
    expect(textOf(prefixed)).toBe('خبر\n');
  });

  it('is told whatever a comment before it holds', () => {
    const file = `<!-- written by <html> tools --><alto><TextLine>${word('خبر')}</TextLine></alto>`;
    expect(textOf(file)).toBe('خبر\n');
  });

  it('parts pages by a form feed', () => {
    const page = (content: string): string =>
      `<Page><TextBlock><TextLine>${word(content)}</TextLine></TextBlock></Page>`;
    expect(textOf(xml(`<alto><Layout>${page('أول')}${page('ثان')}</Layout></alto>`))).toBe('أول\n\f\nثان\n');
  });

  it('loses no word that stands in no line', () => {
    expect(textOf(alto(`${word('قبل')}<TextBlock>${word('في')}</TextBlock>${word('بعد')}`))).toBe('قبل\n\nفي\nبعد\n');
  });

  it('tells where lines stand: where their words do', () => {
    const at = (place: string, content: string): string => `<String ${place} CONTENT="${content}"/>`;
    const first =
      at('HPOS="60" VPOS="12" WIDTH="40" HEIGHT="9"', 'وصل') + at('HPOS="10" VPOS="10" WIDTH="45" HEIGHT="9"', 'الوفد');
    const file = alto(`<TextLine>${first}</TextLine><TextLine>${at('HPOS="1"', 'مساء')}</TextLine>`);
    expect(boxesOf(file)).toEqual([{ left: 10, top: 10, right: 100, bottom: 21 }, undefined]);
  });

  it('takes the place of a line where those of its words are not told', () => {
    const line = `<TextLine HPOS="5" VPOS="6" WIDTH="70" HEIGHT="8"><String CONTENT="وصل الوفد"/></TextLine>`;
    expect(boxesOf(alto(`${line}<TextLine><String CONTENT="مساء"/></TextLine>`))).toEqual([
      { left: 5, top: 6, right: 75, bottom: 14 },
      undefined,
    ]);
  });

  it('tells how sure the engine was of words, as of the least sure of a word and its signs', () => {
    const sure = (content: string, told = ''): string => `<String ${told} CONTENT="${content}"/>`;
    const spaced = `${sure('وصل', 'WC="0.9"')}<SP/>${sure('الوفد', 'WC="0.8"')}${sure('.', 'WC="0.3"')}`;
    const { text, prints } = plainText(alto(`<TextLine>${spaced}</TextLine><TextLine>${sure('مساء')}</TextLine>`));
    expect(text).toBe('وصل الوفد.\nمساء\n');
    expect(prints.map((print) => print?.sure)).toEqual([[0.9, 0.3], [Number.NaN]]);
  });

  it('puts the lines of a page under those of the one before', () => {
    const at = '<String HPOS="1" VPOS="5" WIDTH="4" HEIGHT="5" CONTENT="خبر"/>';
    const file = xml(`<alto><Page>${at}</Page><Page>${at}</Page></alto>`);
    expect(textOf(file)).toBe('خبر\n\f\nخبر\n');
    expect(boxesOf(file).map((box) => box?.top)).toEqual([5, undefined, 25]);
  });

  it('is an error where the file is cut short', () => {
    const whole = alto(`<TextLine>${word('خبر')}</TextLine>`);
    expect(() => textOf(whole.slice(0, -3))).toThrow(DecodeError);
    expect(() => textOf(whole.slice(0, whole.indexOf('<String')))).toThrow('ALTO file cut short');
  });

  it('has every word of the file in its order', () => {
    const words = fc.array(fc.stringMatching(/^[\u0621-\u064a&<>"']{1,6}$/), { minLength: 1, maxLength: 5 });
    const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), (lines) => {
        const body = lines.map(
          (line) => `<TextLine>${line.map((text) => word(escaped(text))).join('<SP/>')}</TextLine>`,
        );
        expect(textOf(alto(body.join('')))).toBe(lines.map((line) => `${line.join(' ')}\n`).join(''));
      }),
    );
  });
});

describe('plainText of PAGE', () => {
  const page = (body: string): string =>
    xml(`<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page>${body}</Page></PcGts>`);
  const told = (text: string): string => `<TextEquiv><Unicode>${text}</Unicode></TextEquiv>`;
  const region = (id: string, body: string): string => `<TextRegion id="${id}">${body}</TextRegion>`;
  const line = (text: string): string => `<TextLine>${told(text)}</TextLine>`;

  it('is the text of the lines, regions parted by a blank line', () => {
    expect(textOf(page(region('a', line('أول') + line('ثان')) + region('b', line('ثالث'))))).toBe('أول\nثان\n\nثالث\n');
  });

  it('takes the text of a line before that of its words, and that before the text of the region', () => {
    const words = `<Word>${told('وصل')}</Word><Word>${told('الوفد')}</Word>`;
    expect(textOf(page(region('a', `<TextLine>${words}${told('وصل الوفد .')}</TextLine>${told('غيره')}`)))).toBe(
      'وصل الوفد .\n',
    );
    expect(textOf(page(region('a', `<TextLine>${words}</TextLine>${told('غيره')}`)))).toBe('وصل الوفد\n');
    expect(textOf(page(region('a', `<TextLine/>${told('وصل\nالوفد')}`)))).toBe('وصل\nالوفد\n');
  });

  it('knows cells of tables', () => {
    expect(textOf(page(`<TableRegion><TableCell>${line('قمح')}</TableCell></TableRegion>`))).toBe('قمح\n');
  });

  it('takes the first of several readings', () => {
    const words = `<Word>${told('وصل')}${told('وصف')}</Word><Word>${told('الوفد')}</Word>`;
    expect(textOf(page(region('a', `<TextLine>${words}</TextLine>`)))).toBe('وصل الوفد\n');
    expect(textOf(page(region('a', `<TextLine>${told('قال')}${told('فال')}</TextLine>`)))).toBe('قال\n');
  });

  it('puts regions in the reading order, those that it leaves out last', () => {
    const order = `<ReadingOrder><OrderedGroup id="g">
      <OrderedGroupIndexed index="1"><RegionRefIndexed index="1" regionRef="a"/><RegionRefIndexed index="0" regionRef="c"/></OrderedGroupIndexed>
      <RegionRefIndexed index="0" regionRef="d"/>
      <UnorderedGroupIndexed index="2"><RegionRef regionRef="e"/></UnorderedGroupIndexed>
    </OrderedGroup></ReadingOrder>`;
    const regions = [...'abcde'].map((id) => region(id, line(id)));
    expect(textOf(page(order + regions.join('')))).toBe('d\n\nc\n\na\n\ne\n\nb\n');
  });

  it('tells how sure the engine was of words', () => {
    const word = (text: string, conf: string): string =>
      `<Word><TextEquiv conf="${conf}"><Unicode>${text}</Unicode></TextEquiv></Word>`;
    const { prints } = plainText(
      page(region('a', `<TextLine>${word('وصل', '0.9')}${word('الوفد', '0.4')}</TextLine>`)),
    );
    expect(prints[0]?.sure).toEqual([0.9, 0.4]);
  });

  it('tells where lines stand, by their outlines', () => {
    const outlined = (points: string): string => `<TextLine><Coords points="${points}"/>${told('خبر')}</TextLine>`;
    const boxes = boxesOf(page(region('a', outlined('10,20 90,22 90,40 12,41') + outlined('') + line('خبر'))));
    expect(boxes[0]).toEqual({ left: 10, top: 20, right: 90, bottom: 41 });
    expect([boxes[1], boxes[2]]).toEqual([undefined, undefined]);
  });

  it('is an error where the file is cut short', () => {
    expect(() => textOf(page(region('a', line('خبر'))).slice(0, -20))).toThrow('PAGE file cut short');
  });
});

describe('plainText of FineReader XML', () => {
  const abbyy = (body: string): string =>
    xml(
      `<document xmlns="http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml" version="1.0"><page width="99" height="99">${body}</page></document>`,
    );
  const text = (...lines: string[]): string =>
    `<block blockType="Text"><text><par>${lines.join('\n')}</par></text></block>`;
  const chars = (content: string): string =>
    `<line baseline="20" l="10" t="12" r="90" b="21"><formatting lang="Arabic">\n${[...content]
      .map((char) => `<charParams l="1" t="2" r="3" b="4">${char}</charParams>`)
      .join('\n')}</formatting></line>`;

  it('is the characters of a line, blocks and paragraphs parted by a blank line', () => {
    expect(textOf(abbyy(text(chars('وصل الوفد'), chars('مساء')) + text(chars('وغادر'))))).toBe(
      'وصل الوفد\nمساء\n\nوغادر\n',
    );
  });

  it('is the text of its runs where characters are not told', () => {
    expect(
      textOf(abbyy(text('<line><formatting>وصل </formatting><formatting bold="1">الوفد</formatting></line>'))),
    ).toBe('وصل الوفد\n');
  });

  it('takes no other readings of a character or a word', () => {
    const variants =
      '<charParams>\n<charRecVariants><charRecVariant>ب</charRecVariant></charRecVariants>\nت</charParams>';
    const words =
      '<wordRecVariants><wordRecVariant><variantText><charParams>م</charParams><charParams>ر</charParams></variantText></wordRecVariant></wordRecVariants>';
    expect(
      textOf(abbyy(text(`<line><formatting>${words}${variants}<charParams>م</charParams></formatting></line>`))),
    ).toBe('تم\n');
  });

  it('tells how sure the engine was of words, by their characters', () => {
    const char = (text: string, sure: number): string => `<charParams charConfidence="${sure}">${text}</charParams>`;
    const line = `<line><formatting>${char('م', 80)}${char('ن', 60)}${char(' ', 0)}${char('و', 10)}</formatting></line>`;
    expect(plainText(abbyy(text(line))).prints[0]?.sure).toEqual([70, 10]);
    const untold = `<line><formatting>${char('م', 255)}</formatting></line>`;
    expect(plainText(abbyy(text(untold))).prints[0]?.sure).toEqual([Number.NaN]);
  });

  it('reads cells of tables, and tells where lines stand', () => {
    const cell = `<cell><text><par>${chars('قمح')}</par></text></cell>`;
    const file = abbyy(`<block blockType="Table"><row>${cell}${cell}</row></block>`);
    expect(textOf(file)).toBe('قمح\n\nقمح\n');
    expect(boxesOf(file)[0]).toEqual({ left: 10, top: 12, right: 90, bottom: 21 });
  });

  it('is an error where the file is cut short', () => {
    expect(() => textOf(abbyy(text(chars('خبر'))).slice(0, -20))).toThrow('ABBYY file cut short');
  });

  it('is not any other document', () => {
    const other = xml('<document><page><par>خبر</par></page></document>');
    expect(textOf(other)).toBe(other);
  });
});

describe('plainText of hOCR', () => {
  const hocr = (body: string): string =>
    `<!DOCTYPE html>\n<html><head><title>p.png</title><meta name='ocr-system' content='tesseract 5.3.0'/></head><body>${body}</body></html>`;
  const line = (...words: string[]): string =>
    `<span class='ocr_line' title='bbox 0 0 9 9'>${words.map((word) => `<span class='ocrx_word'>${word}</span>`).join('\n')}\n</span>`;

  it('is a line a line, paragraphs parted by a blank line, without what is told of the file', () => {
    const body = `<div class='ocr_page'><div class='ocr_carea'><p class='ocr_par'>${line('وصل', 'الوفد')}${line('مساء')}</p>
      <p class='ocr_par'>${line('وغادر')}</p></div></div>`;
    expect(textOf(hocr(body))).toBe('وصل الوفد\nمساء\n\nوغادر\n');
  });

  it('puts the characters of a word together where they are told one by one', () => {
    const spelt = (word: string): string =>
      `<span class='ocrx_word'>\n ${[...word].map((char) => `<span class='ocrx_cinfo'>${char}</span>`).join('\n ')}\n</span>`;
    const body = `<div class='ocr_page'><span class='ocr_line'>${spelt('وصل')}${spelt('الوفد')}<span class='ocrx_word'>مساء</span></span></div>`;
    expect(textOf(hocr(body))).toBe('وصل الوفد مساء\n');
  });

  it('tells where lines stand', () => {
    const boxes = boxesOf(hocr(`<div class='ocr_page' title='bbox 0 0 99 99'>${line('وصل')}<p>مساء</p></div>`));
    expect(boxes).toEqual([{ left: 0, top: 0, right: 9, bottom: 9 }]);
  });

  it('tells how sure the engine was of words', () => {
    const word = (text: string, sure: string): string =>
      `<span class='ocrx_word' title='bbox 1 1 2 2; ${sure}'>${text}</span>`;
    const { prints } = plainText(
      hocr(
        `<div class='ocr_page'><span class='ocr_line'>${word('وصل', 'x_wconf 91')} ${word('الوفد', 'x_fsize 9')}</span></div>`,
      ),
    );
    expect(prints[0]?.sure).toEqual([91, Number.NaN]);
  });

  it('knows lines of other kinds, entities of HTML, and tags that are left open', () => {
    const body = `<div class="ocr_page"><span class="ocr_header">عنوان&nbsp;أول</span><p class="x ocr_par">${line('نص')}`;
    expect(textOf(hocr(body))).toBe('عنوان أول\n\nنص\n');
  });

  it('is told by its root in letters of either case', () => {
    expect(textOf(hocr(`<div class='ocr_page'>${line('سطر')}</div>`).replace('<html>', '<HTML>'))).toBe('سطر\n');
  });

  it('loses no text that stands in no line', () => {
    expect(textOf(hocr(`<div class='ocr_page'>قبل ${line('سطر')} بعد</div>`))).toBe('قبل\nسطر\nبعد\n');
  });
});

describe('plainText of METS', () => {
  it('is an error, for it holds no page', () => {
    expect(() => textOf(xml('<mets:mets xmlns:mets="x"><mets:fileSec/></mets:mets>'))).toThrow('METS file');
  });
});

describe('plainText of anything else', () => {
  it.each([
    ['text', 'وصل الوفد\n'],
    ['text that begins with a bracket', '<< وصل الوفد >>'],
    ['a page of HTML, as a model writes it', '<html><body><p>وصل الوفد</p></body></html>'],
    ['other XML', xml('<TEI><text>وصل الوفد</text></TEI>')],
    ['a tag named as what every object has', '<constructor >وصل الوفد'],
    ['nothing', ''],
  ])('is what it was: %s', (_, text) => {
    expect(textOf(text)).toBe(text);
  });
});

describe('plainText of DjVu XML', () => {
  const djvu = (...pages: string[]): string =>
    xml(
      `<DjVuXML><HEAD></HEAD><BODY>${pages
        .map((body) => `<OBJECT data="p.djvu" height="99" width="99"><HIDDENTEXT>${body}</HIDDENTEXT><PARAM/></OBJECT>`)
        .join('\n')}</BODY></DjVuXML>`,
    );
  const paragraph = (...lines: string[]): string =>
    `<PAGECOLUMN><REGION><PARAGRAPH>\n${lines.map((line) => `<LINE>\n${line}\n</LINE>`).join('\n')}</PARAGRAPH></REGION></PAGECOLUMN>`;
  const word = (text: string, coords: string, sure = ''): string => `<WORD coords="${coords}"${sure}>${text}</WORD>`;

  it('is the words of a line, paragraphs parted by a blank line, pages by a form feed', () => {
    const first = paragraph(`${word('وصل', '60,20,90,10')}\n${word('الوفد', '10,21,50,12')}`, word('مساء', '1,2,3,4'));
    expect(textOf(djvu(first + paragraph(word('وغادر', '1,2,3,4')), paragraph(word('خبر', '1,2,3,4'))))).toBe(
      'وصل الوفد\nمساء\n\nوغادر\n\f\nخبر\n',
    );
    expect(boxesOf(djvu(first))[0]).toEqual({ left: 10, top: 10, right: 90, bottom: 21 });
  });

  it('tells how sure the engine was of words', () => {
    const line = word('وصل', '60,20,90,10', ' x-confidence="96"') + word('الوفد', '10,21,50,12,20');
    expect(plainText(djvu(paragraph(line))).prints[0]?.sure).toEqual([96, Number.NaN]);
  });

  it('is an error where the file is cut short', () => {
    expect(() => textOf(djvu(paragraph(word('خبر', '1,2,3,4'))).slice(0, -9))).toThrow('DjVu file cut short');
  });
});

describe('plainText of pdftotext -bbox-layout', () => {
  const bboxes = (body: string): string =>
    `<!DOCTYPE html>\n<html><head><title>ب</title></head>\n<body>\n<doc>\n  <page width="9" height="9">${body}</page></doc></body></html>`;
  const at = 'xMin="10.5" yMin="20" xMax="30" yMax="29.5"';

  it('is the words of a line from left to right, blocks parted by a blank line', () => {
    const line = (...words: string[]): string =>
      `<line ${at}>${words.map((text) => `<word ${at}>${text}</word>`).join('\n')}</line>`;
    const file = bboxes(
      `<flow><block ${at}>${line('دفولا', 'لصو')}${line('ءاسم')}</block></flow><flow><block ${at}>${line('رداغو')}</block></flow>`,
    );
    expect(textOf(file)).toBe('دفولا لصو\nءاسم\n\nرداغو\n');
    expect(boxesOf(file)[0]).toEqual({ left: 10.5, top: 20, right: 30, bottom: 29.5 });
  });
});

describe('plainText of an answer of Google Cloud Vision', () => {
  type Break = 'SPACE' | 'LINE_BREAK' | 'EOL_SURE_SPACE' | 'HYPHEN' | undefined;
  const word = (text: string, type?: Break, more: object = {}): object => ({
    symbols: [...text].map((letter, i) => ({
      text: letter,
      ...(type && i === text.length - 1 && { property: { detectedBreak: { type } } }),
    })),
    ...more,
  });
  const response = (...paragraphs: object[][]): object => ({
    fullTextAnnotation: {
      pages: [{ width: 100, height: 200, blocks: paragraphs.map((words) => ({ paragraphs: [{ words }] })) }],
      text: 'نص',
    },
  });
  const corners = (left: number, top: number, right: number, bottom: number): object[] =>
    [
      { x: right, y: top },
      { x: left, y: top },
      { x: left, y: bottom },
      { x: right, y: bottom },
    ].map(({ x, y }) => ({ ...(x && { x }), ...(y && { y }) }));

  it('is lines that end where their breaks say, blocks parted by a blank line', () => {
    const first = [word('وصل', 'SPACE'), word('الوفد'), word('.', 'LINE_BREAK'), word('مساء', 'EOL_SURE_SPACE')];
    expect(textOf(JSON.stringify(response(first, [word('وغادر')])))).toBe('وصل الوفد.\nمساء\n\nوغادر\n');
    expect(textOf(JSON.stringify(response([word('Mid', 'HYPHEN'), word('east')])))).toBe('Mid-\neast\n');
  });

  it('tells where lines stand, in pixels or in shares of the page, and how sure it was of words', () => {
    const at = (vertices: object[], confidence: number): object => ({ confidence, boundingBox: { vertices } });
    const words = [
      word('وصل', 'SPACE', at(corners(60, 0, 90, 10), 0.9)),
      word('الوفد', undefined, at(corners(10, 2, 50, 12), 0.8)),
      word('.', 'LINE_BREAK', at(corners(5, 2, 9, 12), 0.3)),
      word('مساء', 'LINE_BREAK', { boundingBox: { normalizedVertices: corners(0.5, 0.25, 0.75, 0.5) } }),
    ];
    const { prints } = plainText(JSON.stringify(response(words)));
    expect(prints.map((print) => print?.box)).toEqual([
      { left: 5, top: 0, right: 90, bottom: 12 },
      { left: 50, top: 50, right: 75, bottom: 100 },
    ]);
    expect(prints[0]?.sure).toEqual([0.9, 0.3]);
  });

  it('is its text where it tells no words', () => {
    expect(textOf('{"responses": [{"textAnnotations": [{"description": "وصل\\nالوفد"}]}]}')).toBe('وصل\nالوفد\n');
  });

  it('has a page for each response of a batch', () => {
    const batch = [response([word('أول')]), response([word('ثان')])];
    expect(textOf(JSON.stringify({ responses: batch }))).toBe('أول\n\f\nثان\n');
  });

  it('is read as far as it goes, whatever is missing or of another kind', () => {
    const keys = ['pages', 'blocks', 'paragraphs', 'words', 'symbols', 'property', 'boundingBox', 'vertices', 'text'];
    const more = ['detectedBreak', 'type', 'x', 'toString'];
    fc.assert(
      fc.property(anyJson(...keys, ...more), (any) => {
        textOf(JSON.stringify({ responses: [{ fullTextAnnotation: any }] }));
        textOf(JSON.stringify({ fullTextAnnotation: any, textAnnotations: any }));
        textOf(JSON.stringify({ responses: any }));
      }),
    );
  });

  it('is an error where the file is cut short, and no other JSON', () => {
    expect(() => textOf(JSON.stringify(response([word('أول')])).slice(0, -2))).toThrow('Google Vision file cut short');
    expect(textOf('{"text": "أول"}')).toBe('{"text": "أول"}');
  });
});
