import { foldWord } from '../../text/fold.js';
import { FAMILY, GIVEN } from './person-names.js';

/** Word lists behind the features of labelling; all compared folded. General Arabic press usage. */
function folded(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u).map(foldWord));
}

/** Verbs that report or act at the head of a news sentence (perfect, third person), masculine; feminine adds ت. */
export const PERFECTS = folded(`
  قال أكد أعلن أوضح أضاف ذكر أشار كشف شدد دعا طالب نفى اعتبر رأى صرح أفاد نقل بحث التقى استقبل وصل غادر زار ترأس
  افتتح اختتم انطلق بدأ انتهى شهد سجل حقق فاز خسر تعادل ارتفع انخفض تراجع بلغ وقع وقعت أصدر قرر أقر وافق رفض حذر
  ناقش تابع واصل جدد أعرب عبر هنأ أدان استنكر اتهم أوقف ضبط قتل أصيب لقي توفي نفذ شن قصف سيطر أطلق أجرى عقد نظم
  شارك حضر قام تمكن نجح فشل تعرض اندلع اندلعت تفقد سلم تسلم منح كرم رحب وجه أمر كلف عين استقال أقال انتخب صوت
  صادق أرسل بعث تلقى دخل خرج عاد سافر توجه أوصى اتفق اختار اكتشف أظهر بين لفت نوه أبرز تحدث روى كتب نشر حجب حل
  شكل أدى ساهم أسهم دشن كان كانت بدا ظهر تجاوز استمر تواصل انعقد تم جرى اعتقل أفرج حكم قضى برر يعقد خسرت هبط صدر
`);

/** Verbs of saying, perfect and imperfect, by which a text goes on with what somebody said before; feminine forms as well. */
export const SAYINGS = folded(`
  قال قالت أضاف أضافت أوضح أوضحت أشار أشارت أكد أكدت تابع تابعت ختم ختمت لفت لفتت نوه نوهت استطرد أردف أردفت زاد زادت بين بينت ذكر ذكرت
  يقول تقول يضيف تضيف يوضح توضح يشير تشير يؤكد تؤكد يتابع تتابع يختم تختم يلفت تلفت يستطرد يردف يشرح تشرح يروي تروي يذكر تذكر
`);

/** Words by which a text tells when something was or will be, seen from the day of the paper. */
export const DAY_WORDS = folded(`
  أمس اليوم غدا صباح مساء ظهر عصر فجر ليلة الماضي الماضية المقبل المقبلة القادم القادمة الجاري الجارية الحالي الحالية الأخير الأخيرة المنصرم الفارط
`);

/** Openers that tie a sentence to the one before it; none of them begins an article. */
export const CONNECTIVES = folded(`
  كما لكن ولكن غير إلا أما فيما بينما حيث إذ لذلك ولذلك لذا كذلك وكذلك أيضا ومن وفي وعلى وعن ومع وقد وكان وكانت وذلك
  وهذا وهو وهي وهم ولم ولن ولا وإن وأن ثم بل فقد فإن وإذا بيد ولعل وعليه وبعد وقبل مضيفا مؤكدا مشيرا موضحا معتبرا
  داعيا مبينا لافتا قائلا معربا مشددا واصفا
`);

/** Words that open a sentence far more often than they stand inside one. */
export const OPENERS = folded(`
  لاشك لعل ليس ثمة هناك يبدو يبقى يذكر يشار جدير الجدير تجدر هل لماذا متى كيف أين ربما صحيح المعروف معلوم أولا ثانيا ثالثا أخيرا
  ولعل وليس وثمة وهناك ويبدو ويبقى ويذكر ويشار وتجدر وهل ولماذا وربما وأخيرا وإلى والجدير والواقع والحقيقة وهكذا وختاما وبالتالي
`);

/** Particles and prepositions: a text that stops on one is cut; a name holds none. */
export const PARTICLES = folded(`
  في من إلى الى على عن مع بين حتى منذ خلال بعد قبل عند لدى تحت فوق أمام وراء دون ضد نحو حول عبر ضمن أن إن ان أنه أنها
  انه انها التي الذي الذين اللواتي اللذين اللتين ما لا لم لن هذا هذه ذلك تلك هؤلاء كل كان كانت قد سوف إذا لو أو او ثم
  بأن بان لأن كي غير إلا سوى هو هي هم و ف ب ل ك يا كما حيث أي مثل بعض جميع كافة وفق حسب بسبب عدم أكثر أقل بل لكن وأن
  وان وفي ومن وعلى هل بها به لها له منها منه عليها عليه فيها فيه إليها إليه مما عما فيما بما لما
`);

/**
 * Words that no sentence begins with: relative pronouns, prepositions with a pronoun, «أو» and «بأن» (of 2,000 such in
 * gold texts none does). Left out are those that folding makes alike to words that may: «أنه» and «إنه».
 */
export const INNER_WORDS = folded(`
  التي الذي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي أو بأن بأنه بأنها بأنهم به بها بهم له لها لهم فيه فيها فيهم
  عليه عليها عليهم منه منها منهم عنه عنها عنهم إليه إليها إليهم
`);

/** Words whose `و` is their own, not the conjunction; with the article or a suffix they do not begin with it. */
export const OWN_WAW = folded(`
  وزير وزيرة وزراء وزارة وزارات وزاري وزارية وكيل وكيلة وكلاء وكالة وكالات وفد وفود وفاة وفيات وحدة وحدات وحيد وحيدة وثيقة وثائق ورشة ورش ورشات
  وسيلة وسائل وسيط وسطاء وساطة وسام وسط وظيفة وظائف وظيفي وعود وعد وعي وعكة وقفة وقفات وقائع واقع واقعة واقعي وقت وقود وقوع وقوف وقاية وقف
  وضع وضعية وضعيات وجه وجهة وجهات وجوه وجيه وجود وجوب واجب واجبات واجهة واجهات ولاية ولايات والي والدة والد  وصول وصية وصاية وصف
  وطن وطني وطنية وطنيون واحد واحدة واسع واسعة واردات وارد واردة واعد واعدة وادي ورق ورقة وريث ورثة ورود وردة ورم وباء وبائي  ولادة ولاء ولد وليد
  وليدة ولي ودي ودية ودائع وديعة وداع ودادية ويلات ويكيبيديا وايت واين واشنطن وهران وجدة واسط ورقلة وادان ويلز والت ويست وارسو وفرة وفير وفاق
  وفاء وفقا وفق وشيكة وشيك وعرة وكر ولوج ومضة ونش وهم وهمية وهمي وهج وهن واثق واثقة واضح واضحة واعظ وافد وافدة وافدون واقية وال واهية وتيرة وتر
  وثيق وثبة وجبة وجبات وجيزة وجدان وحش وحشي وحشية وخيمة ورائي وراثة وراثي وزن  وصلة وصفة وصفات وضوح وطأة وعاء وقاحة
`);

/** Prepositions and adverbs that open the adverbial phrases kickers are made of. */
export const ADVERBIALS = folded(`
  في خلال وسط على بعد قبل مع من عقب إثر رغم بين عشية قبيل منذ ضمن حول بسبب بمناسبة بحضور برعاية تحت أمام عن إلى لأول للمرة
`);

/** Words that follow a person's name or stand before it on a byline. */
export const BYLINE_OPENERS = folded(
  'بقلم كتب كتبت كتبه تحقيق تقرير حوار حاوره حاورها إعداد اعداد ترجمة تصوير مراسل مراسلنا مراسلة مندوب خاص متابعة',
);

/** Given names common across Arab countries (folded); the first word of a byline is mostly one of them. */
export const GIVEN_NAMES = folded(`
  محمد أحمد محمود مصطفى علي حسن حسين عمر عثمان خالد سعيد سعد إبراهيم اسماعيل إسماعيل يوسف موسى عيسى داود سليمان
  عبد عبدالله عبدالرحمن عبدالعزيز عبدالكريم عبدالسلام جمال كمال جلال صلاح فؤاد فاروق فريد فهد فيصل سلطان ناصر منصور طارق طلال
  وليد وائل هشام هاني هادي ماهر مازن مروان معتز ممدوح منير مراد نبيل نجيب نزار نضال نعيم رامي رائد رشيد رضا رفيق رياض زياد
  زكريا زكي سامي سامر سمير سليم شريف شادي صالح صابر صبري ضياء عادل عاطف عامر عباس عدنان عصام عماد غازي غسان فادي فارس فتحي
  فوزي قاسم قيس كريم كامل لؤي ليث مجدي محسن مدحت مهدي ميشال ميشيل جورج بيار بطرس الياس إلياس جوزيف أنطوان طوني حاتم حازم حافظ
  حبيب حسام حسان حمزة حمدي حنا بسام بلال بهاء بدر باسل باسم أيمن أنور أكرم أشرف أسامة أسعد أمجد أمين أنس إياد إيهاب توفيق تامر
  ثامر جابر جاسم جعفر جهاد جواد راغب رؤوف ربيع رجب رمضان شعبان شاكر شوقي طاهر طه لطفي لطيف منذر منجي المنجي الحبيب الهادي الطاهر
  فاطمة عائشة مريم زينب خديجة سارة سلمى سلوى سميرة سعاد سناء سهير سهى سوسن شيماء شيرين صفاء عبير عزة غادة فاتن فريدة
  كريمة لبنى لمياء ليلى لينا ماجدة مها منى منال ميساء نادية نادين نجلاء نجوى ندى نهى نوال نورا نور هالة هبة هدى هند هناء وفاء
  ياسمين ياسر ياسين يحيى يسرا يونس رانيا رنا ريم ريما روان رولا رحاب دينا ديمة دلال حنان حياة جميلة جيهان إيمان آمال أمل أميرة
  أسماء إلهام ابتسام اعتدال بثينة تغريد أبو ابو بن ابن أم
`);

/** Given names of a longer list, some of them words that are names but seldom. */
export const LISTED_NAMES = folded(GIVEN);

/** Words that names are made of behind the first, a father's given name among them. */
export const FAMILY_NAMES = folded(`${FAMILY} ${GIVEN} آل ولد بنت الدين الله`);

/** What stands before a name in a byline. */
export const HONORIFICS = folded(`
  د دكتور الدكتور الدكتورة أ الأستاذ الأستاذة المهندس المهندسة المحامي المحامية الشيخ الكاتب الكاتبة الصحفي الصحفية الصحافي الصحافية
  البروفيسور العميد اللواء العقيد القاضي المستشار المستشارة السفير الأب المطران السيد السيدة الزميل الزميلة
`);

/** Heads of the names of desks, which sign for those who wrote: «قسم الشؤون العربية», «المحرر السياسي», «أسرة التحرير». */
export const DESKS = folded('قسم القسم محرر المحرر المحررة أسرة مكتب مندوب مندوبنا المندوب مراسلو موفد موفدنا الموفد');

/** Words that open the line of a story carried on elsewhere, or of its rest. */
export const JUMP_WORDS = folded('التتمة تتمة التفاصيل البقية بقية المنشور الصفحة صفحة');

const GOES_ON = 'يتبع تابع تأتي ستأتي البقية بقية التتمة تتمة صلة قبله';
/** Words by which a line may tell that a text goes on in another issue, or goes on from one: «البقية تأتي», «تابع ما قبله», «للحديث صلة». */
export const CONTINUED = folded(GOES_ON);
/** All that stands in such a line. */
export const CONTINUED_WORDS = folded(`
  ${GOES_ON} للبحث للحديث للكلام للمقال للرواية العدد عدد القادم المقبل التالي الآتي الماضي السابق في ما
`);

/** What a photograph shows, at the head of a caption. */
export const CAPTION_OPENERS = folded(
  'صورة لقطة جانب مشهد منظر من جنود قوات عناصر متظاهرون محتجون امرأة رجل طفل أطفال عمال عامل نساء مواطنون لاجئون الرئيس الوزير الأمير الملك لاعبو لاعب',
);

export const isPerfect = (key: string): boolean =>
  PERFECTS.has(key) || (key.length > 3 && key.endsWith('ت') && PERFECTS.has(key.slice(0, -1)));
