import { describe, expect, it } from 'vitest';
import { unwrap } from '../../src/page/unwrap.js';
import { normalisePage } from '../../src/text/normalise.js';

const textsOf = (page: string): string[] => unwrap(normalisePage(page).lines).map(({ text }) => text);

describe('unwrap', () => {
  it('joins the lines of a wrapped paragraph, whose last line is short', () => {
    const page = [
      'أعلنت بلدية المدينة أمس أنها ستبدأ أعمال تعبيد',
      'الطريق الساحلي مطلع الشهر المقبل بعد أن أنجزت',
      'الدراسات الفنية.',
      'وقال رئيس البلدية إن الكلفة تبلغ مليونين على أن',
      'تنتهي الأشغال قبل الشتاء.',
    ].join('\n');
    expect(textsOf(page)).toEqual([
      'أعلنت بلدية المدينة أمس أنها ستبدأ أعمال تعبيد الطريق الساحلي مطلع الشهر المقبل بعد أن أنجزت الدراسات الفنية.',
      'وقال رئيس البلدية إن الكلفة تبلغ مليونين على أن تنتهي الأشغال قبل الشتاء.',
    ]);
  });

  it('keeps the short lines of a headline apart from the body below them', () => {
    const page = [
      'تعبيد الطريق الساحلي',
      'رويترز',
      'أعلنت بلدية المدينة أمس أنها ستبدأ أعمال تعبيد',
      'الطريق الساحلي مطلع الشهر المقبل بعد أن أنجزت',
      'الدراسات الفنية اللازمة لها.',
    ].join('\n');
    expect(textsOf(page).slice(0, 2)).toEqual(['تعبيد الطريق الساحلي', 'رويترز']);
  });

  it('leaves a page that has one paragraph a line as it is, with or without blank lines', () => {
    const first = 'قالت الوزارة إن الموسم الجديد يبدأ في منتصف الشهر. '.repeat(4).trim();
    const second = 'وأضافت أن اللجان المكلفة تواصل عملها في المحافظات كلها. '.repeat(3).trim();
    expect(textsOf(`${first}\n\n${second}`)).toEqual([first, second]);
    expect(textsOf(`${first}\n${second}`)).toEqual([first, second]);
  });

  it('takes lines of like length for paragraphs where most of them end a sentence', () => {
    const briefs = [
      'سافر إلى العاصمة أمس رئيس غرفة التجارة لحضور اجتماع الغرف.',
      'عاد من الحج السيد عبد الرحيم النجار بعد غياب شهرين كاملين.',
      'تقيم جمعية الرفق حفلتها السنوية مساء الخميس في نادي البلدة.',
      'نقل مأمور البريد إلى الميناء وخلفه موظف من أبناء المدينة.',
    ];
    expect(textsOf(briefs.join('\n'))).toEqual(briefs);
  });

  it('reads columns parted by wide gaps one after the other, the right one first', () => {
    const page = [
      'هطلت أمطار غزيرة على الساحل     ارتفعت أسعار القمح في السوق',
      'مساء أمس وامتلأت السدود كلها     وتراجع الطلب على الشعير كثيرا',
      'بعد عامين من الجفاف الشديد.     وفق نشرة الغرفة التجارية.',
    ].join('\n');
    const texts = textsOf(page);
    expect(texts.join(' ')).toBe(
      'هطلت أمطار غزيرة على الساحل مساء أمس وامتلأت السدود كلها بعد عامين من الجفاف الشديد. ' +
        'ارتفعت أسعار القمح في السوق وتراجع الطلب على الشعير كثيرا وفق نشرة الغرفة التجارية.',
    );
    expect(texts[0]).not.toContain('القمح');
  });

  it('joins no line to a heading or an item that markup sets apart', () => {
    const page = [
      '## تعبيد الطريق الساحلي في المدينة مطلع الشهر',
      'أعلنت بلدية المدينة أمس أنها ستبدأ أعمال تعبيد',
      'الطريق الساحلي مطلع الشهر المقبل على مرحلتين هما',
      '- تعبيد الطريق من المرفأ إلى السوق القديمة كلها',
      '- وضع الأعمدة',
    ].join('\n');
    expect(textsOf(page)).toEqual([
      'تعبيد الطريق الساحلي في المدينة مطلع الشهر',
      'أعلنت بلدية المدينة أمس أنها ستبدأ أعمال تعبيد الطريق الساحلي مطلع الشهر المقبل على مرحلتين هما',
      '- تعبيد الطريق من المرفأ إلى السوق القديمة كلها',
      '- وضع الأعمدة',
    ]);
  });

  it('takes a lone wide gap for white space', () => {
    expect(textsOf('هطلت أمطار غزيرة     على الساحل')).toEqual(['هطلت أمطار غزيرة على الساحل']);
  });

  it('never joins across a page break', () => {
    const line = 'أعلنت بلدية المدينة أمس أنها ستبدأ أعمال تعبيد';
    expect(textsOf(`${line}\n\f${line}`)).toEqual([line, line]);
  });

  it('knows the line of every word', () => {
    const blocks = unwrap(normalisePage('سطر أول طويل بما يكفي هنا\nسطر ثان طويل بما يكفي هنا').lines);
    expect(blocks.flatMap(({ pieces }) => pieces.map(({ line }) => line))).toEqual([1, 2]);
  });
});
