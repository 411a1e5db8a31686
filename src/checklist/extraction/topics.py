"""What words are about: tables of kinds and topics, the first that fits counts; and the words of food and medicines."""

from dataclasses import dataclass
from functools import lru_cache

from checklist.extraction.findings import PreparationKind, RecoveryKind, Topic
from checklist.extraction.patterns import Pattern, compiled


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Kinds and their words in the order in which they count, and all of the words at once: most texts have none."""

    rows: tuple[tuple[str, Pattern], ...]
    any_row: Pattern


def _table(*rows: tuple[str, str]) -> Table:
    told = tuple((kind, compiled(rf"\b(?:{words})")) for kind, words in rows)
    return Table(told, compiled("|".join(pattern.words for _, pattern in told)))


P, T, R = PreparationKind, Topic, RecoveryKind

PREPARATION = _table(
    (P.PAPERWORK,
r"consent\w*\b|insurance|photo id\b|\bID\b|identification|paperwork|\bforms?\b|letter\b|"
r"advance directive|living will|power of attorney|list of (?:all )?(?:your |"
r"the )?(?:current )?(?:medic|allerg)|medic\w+ list|sick note|employer|time off|"
r"leave of absence|records?\b|results sent|referral|passport|questionnaire|co-?pay|"
r"documents?\b|costs?\b|health card|driver'?s licen[sc]e|register\b"),
    (P.TRANSPORT,
r"drive (?:you|me|them|him|her)\b|driver\b|ride\b|take (?:you|me|them) home|transport\w*|"
r"lift home|taxi|escort|accompany|"
r"pick(?:ed)? you up|drive (?:yourself )?(?:to|from|home|back)|drive after|collect you|"
r"car park|parking|bring you|driven|get you (?:home|to)|drop you"),
    (P.TEST,
r"blood (?:test|work|sample|drawn|count|type)\w*|blood pressure|lab(?:s|oratory)?\b|ECG|"
r"EKG|electrocardiogram|x-?rays?|scans?\b|MRI|CT\b|CAT scan|ultrasound|imaging|mammogram|"
r"urine (?:test|sample)|urinalysis|physical (?:exam\w*|evaluation)|medical (?:evaluation|"
r"clearance|exam\w*)|\bclearance|health (?:check|assessment)|(?:pre-?op\w*|pre-?admission|"
r"pre-?an(?:a)?esthe\w+|pre-?assessment) (?:\w+ )?(?:assess\w*|appointment|evaluation|"
r"visit|test\w*|clinic|exam)|assessments?\b|screen(?:ing|ed)|biops\w+|catheteri[sz]ation|"
r"echocardiogram|stress test|swab\w*|MRSA|test(?:s|ed|ing)?\b(?! results)|weigh you|"
r"evaluat\w+|check-?up|cardiogram|pregnancy test|measure(?:ments?|d)?\b.*\b(?:eye|lens)|"
r"exam(?:ination|ined)?\b|healthy enough|cross-?match"),
    (P.ARRANGE_HELP,
r"stay with you|someone (?:to|who|at|with)|help (?:at|around|with|you)|of help|helper|"
r"care ?giver|carer|child ?care|(?:your )?pets?\b|responsible adult|supportive person|"
r"support person|interpreter|translator|friend or (?:family|relative)|(?:relative|"
r"family member|friend|adult|partner) (?:to|who|stay|with|should|must)|(?:easy|frozen|"
r"ready) meals|meal delivery|prepare (?:some )?meals|check on your house|home help|"
r"prescriptions? (?:while|delivered)|social (?:services|support)|assist(?:ance)? (?:at|"
r"with|you)"),
    (P.HYGIENE,
r"shower\w*|bath(?:e|s)?\b|wash\w*\b(?!.*sheets)|soap|chlorhexidine|hibiclens|antiseptic|"
r"shav(?:e|ed|ing)\w*|hair removal|clip(?:per|ped)|nail polish|nail varnish|fingernails|"
r"make-?up|lotions?\b|perfume|cologne|deodorant|creams?\b|powder|brush (?:your )?teeth|"
r"mouthwash|rinse your mouth|hair ?(?:spray|pins?|wash|products?)|contact lens\w*|"
r"clean skin|aftershave|moisturi[sz]er|enema|bowel (?:preparation|cleans\w+|regimen)"),
    (P.BELONGINGS,
r"bring\b|pack\b|packing|wear\b|cloth(?:es|ing)|shoes|slippers|gown|robe|glasses\b|"
r"sunglasses|hearing aids?|dentures|valuables|jewel\w*|piercings?|rings?\b|watch(?:es)?\b|"
r"earrings|wristwatch|phone\b|charger|pillow|crutches|walker|walking (?:frame|aid)|buy\b|"
r"purchase|supplies|stock(?: up)?\b|toiletries|leave .{0,40}(?:at )?home|CPAP|inhalers?\b|"
r"equipment|gloves|wipes|thermometer|cereal|food\b|spray|hand wash|items for|raised toilet|"
r"shower chair|grab bar|dress comfortably|pyjamas|pajamas|books?\b|magazines?|wheelchair"),
    (P.LIFESTYLE,
r"smok\w*|tobacco|vap(?:e|ing)|nicotine|cigarettes?|alcohol|drinking\b|exercis\w*|"
r"walking program|breathing exercise|fitness|fit\b|weight|(?:healthy|balanced|nutritious|"
r"high[- ]fib\w+|high[- ]protein) \w*|nutrition\w*|\bdiet\b|\brest\b|sleep|hydrat\w*|"
r"fluids|recreational drugs|drugs\b|stress|relax\w*|sun(?:burn|bath|bed)\w*|tanning|"
r"strengthen\w*|active\b"),
)  # fmt: skip

RECOVERY = _table(
    (R.FOLLOW_UP,
r"follow[- ]?up|(?<!following your )(?<!after your )appointment|check-?ups?|post-?op(?:erative)? visit|"
r"see your (?:surgeon|"
r"doctor) (?:again|in|at|for)|return (?:visit|for)|outpatient clinic|stitches (?:removed|"
r"out)"),
    (R.THERAPY,
r"physical therap\w*|physio\w*|rehab\w*|occupational therap\w*|speech therap\w*|therapist|"
r"therapy\b|counsel+ing|support group"),
    (R.WOUND,
r"wounds?\b|incisions?|dressings?|bandages?|stitches|sutures?|staples?|steri-?strips?|"
r"scars?\b|scabs?\b|glue\b|surgical site|surgical area|(?:treated|operated) area|drains?\b|"
r"splint\b|cast\b|eye (?:shield|patch|clean)|keep (?:it|them|the \w+|"
r"your \w+)\b.*(?:clean|dry)|clean and dry|shower\w*|bath\w*|soak\w*|swim\w*|pools?\b|"
r"hot tubs?|wash\w*|gauze|ointment|pat dry|rub(?:bing)? (?:your|the) eye|antiseptic|"
r"compression (?:garment|stocking|bandage)|sun(?:light|screen| exposure)|loose\b.*cloth|"
r"catheter|nipple|hygiene"),
    (R.PAIN,
r"pain\w*|sore\w*|discomfort|ice\b|ice[- ]packs?|cold (?:pack|compress)\w*|"
r"heat(?:ing)? pad|warm compress|elevat\w*|rais(?:e|ed)\b.*(?:leg|arm|foot|hand|head)|"
r"pillow|cough\w*|swell\w*|swollen|bruis\w*|analgesi\w*|acetaminophen|paracetamol|"
r"ibuprofen"),
    (R.DIET,
r"eat\w*\b|drink\w*|hydrat\w*|diet\w*|foods?\b|fluids?|liquids?|meals?\b|fib(?:er|re)\w*|alcohol\w*|"
r"constipat\w*|fruits?\b|vegetables|water\b|nutrition\w*|appetite|bowel\w*|caffeine|nausea"),
    (R.ACTIVITY,
r"walk\w*|activit\w+|activ(?:e|ely)|exercis\w*|driv\w+|lift\w*|\bwork\b|\brest(?:ing)?\b|"
r"sports?\b|stairs?|sex\w*|intercourse|travel\w*|fly\w*|flights?|bend\w*|sleep\w*|mov(?:e|"
r"ing|ement)\w*|strain\w*|heavy|push\w*|pull\w*|jog\w*|run(?:ning)?\b|gym|golf|gentl[ey]|"
r"strenuous|vigorous|garden\w*|housework|chores|school|mobil\w*|reach\w*|twist\w*|stand\w*|"
r"sit(?:ting)?\b|crutches|weight[- ]bearing|operate machinery|machinery|legal documents|"
r"important decisions|decisions|support\b.*(?:chest|abdomen|incision|back)"),
)  # fmt: skip

TOPICS = _table(
    (T.FULL_RECOVERY,
r"(?:full|complete|total|overall) recovery|recovery (?:time|period(?= (?:is|takes|lasts|varies|can))|typically|usually|"
r"generally|takes|can take|may take|is\b)"),
    (T.DRIVING, r"driv(?:e|ing)\b|behind the wheel"),
    (T.WORK,
r"(?:return|back|off|go|going|resum\w+)\b.{0,25}\b(?:work|job|school|nursery|kindergarten|office)\b|"
r"\bwork\b(?! out)|employment|desk job|sick leave|time off"),
    (T.LIFTING,
r"lift\w*|heavy (?:object|item|bag|weight)\w*|push(?:ing)?\b|pull(?:ing)?\b|carry\w*|"
r"\d+ ?(?:lb|lbs|pounds?|kg)\b|sternal restrict\w*|strain\w*"),
    (T.SEX, r"sex(?:ual(?:ly)?)?\b|intercourse|tampons?|douch\w*"),
    (T.TRAVEL, r"travel\w*|fly(?:ing)?\b|flights?|air ?plane|abroad|holiday"),
    (T.STITCHES, r"stitch\w*|sutures?|staples?|clips? (?:removed|out)|steri-?strips?"),
    (T.BATHING,
r"shower\w*|bath(?:e|s|ing|tub)?\b|soak\w*|swim\w*|pools?\b|hot tubs?|tub\b|"
r"wash (?:your )?(?:hair|face)|get (?:it|the \w+|your \w+) wet|saunas?|submerge"),
    (T.SWELLING,
r"swell\w*|swollen|bruis\w*|ice\b|ice[- ]packs?|cold (?:pack|compress)\w*|"
r"compress(?:es)?\b|elevat\w*|puff\w*|numb\w*"),
    (T.WOUND,
r"wounds?\b|incisions?|dressings?|bandages?|scars?\b|scabs?\b|heal(?:s|ed|ing)?\b|"
r"drains?\b|splint|cast\b|shield|patch\b|surgical site|clean and dry|gauze|ooz\w*|drainage|"
r"bleed\w*|catheter|pack(?:ing)?\b|garment|stockings?|signs of infection|bra\b|bone\w*|"
r"sternum|breastbone|skin\b"),
    (T.PAIN, r"pain\w*|sore\w*|discomfort|ache\w*|aching|tender\w*|cramp\w*|headache|throat"),
    (T.DIET, r"eat\w*\b|drink\w*|diet\w*|foods?\b|fluids?|liquids?|meals?\b|alcohol\w*|fib(?:er|re)|caffeine|chew\w*"),
    (T.FULL_RECOVERY,
r"(?:full|complete|total|overall|fully|completely|maximum)\b.{0,20}\b(?:recover\w*|"
r"heal\w*)|recover(?:y|ed|s|ing)?\b(?! (?:room|period|process))|(?:back|return(?:s|ed)?) to normal(?! (?:diet|foods?|"
r"activit|eating))|feel(?:ing)? (?:normal|better|"
r"like yourself)|final result|full (?:activity|strength|function)|without restrictions|"
r"results?\b"),
    (T.EXERCISE,
r"exercis\w*|walk\w*|activit\w+|active|sports?\b|gym|jog\w*|run(?:ning)?\b|stairs?|"
r"strenuous|vigorous|rehab\w*|physical therapy|physio\w*|mov(?:e|ing|ement)\w*|golf|"
r"garden\w*|housework|household|chores|mobil\w*|bend\w*|crutches|walker|weight[- ]bearing|"
r"climb\w*|sit(?:ting)? up|out of bed|up and about|aerobic\w*|range of motion|strength\w*|stretch\w*|balance\b|gait\b|"
r"endurance|cycling|biking|\bbike\b|squats?|(?:ankle|heel|leg|quad|glute?|arm|toe) (?:\w+ )?(?:pumps?|slides?|sets|"
r"raises?|lifts?|"
r"circles|curls)"),
)  # fmt: skip

MEDICINE = compiled(
    r"\b(?:medic(?:ations?|ines?|ated)|meds\b|drugs?(?! store)|tablets?|pills?|capsules?|"
    r"blood[- ]thin\w+|anti-?coagulants?|anti-?platelets?|aspirin|nsaids?|"
    r"non-?steroidal|anti-?inflammator\w+|ibuprofen|naproxen|advil|motrin|aleve|tylenol|"
    r"acetaminophen|paracetamol|panadol|codeine|co-?codamol|opioids?|narcotics?|"
    r"pain ?relief (?:medic\w+|tablets?|drugs?)|(?<!for )pain ?relief|pain ?(?:killers?|relievers?|medic\w+|pills?|"
    r"tablets?)|"
    r"antibiotics?|insulin|supplement(?:s|ation)?|vitamins?|herbal\w*|herbs|laxatives?|stool softeners?|"
    r"saline|nasal spray|artificial tears|lozenges?|hormones?|hrt\b|contraceptives?|"
    r"(?<!form of )birth control(?! method)|eye ?drops?|drops\b|inhalers?|ointments?|"
    r"antacids?|"
    r"steroids?|statins?|beta[- ]?blockers?|ace inhibitors?|diuretics?|water pills?|"
    r"antidepressants?|metformin|glp-?1\w*|sglt2\w*|injections?\b(?! (?:sites?|areas?|points?|needle)\b)|"
    r"prescriptions?|warfarin|"
    r"coumadin|plavix|clopidogrel|eliquis|xarelto|pradaxa|heparin|fish oil|vitamin e\b|garlic|"
    r"ginkgo|ginseng|turmeric|weight[- ]loss (?:drug|medic)\w*|diet pills?|dulcolax|bisacodyl|"
    r"miralax|golytely|suprep|magnesium citrate|lactulose|senna|analgesics?|anti-?nausea|"
    r"anti-?sickness|over[- ]the[- ]counter|doses?\b)(?![a-z])",
)
OF_HEALTH = compiled(r"\bmedical (?:history|conditions?|problems?|records?)")
NOT_A_MEDICINE = compiled(
    r"(?:bottles?|list) of (?:all )?(?:your |the )?medic|medic\w+ (?:list|bottles?|"
    r"evaluation|form)|list of (?:all )?(?:your )?(?:current )?medic|"
    r"\bdrugs? (?:allerg|test)|recreational|illegal|street drug|prescriptions? (?:while|cost|"
    r"filled)|copy of",
)

EATING = compiled(
    r"\b(?:eat(?:ing|en)?|food|foods|meals?|solids?|breakfast|snacks?|dinner|chew\w*|gum|mints|"
    r"candy|toast)\b",
)
DRINKING = compiled(r"\b(?:drink(?:ing|s)?|liquids?|fluids?|water|coffee|tea|juices?|beverages?|sips?)\b")
CLEAR = compiled(
    r"\bclear (?:liquids?|fluids?|drinks?)|\bwater\b|\bapple juice|\bblack (?:coffee|tea)|clear[- ]liquid",
)
MILK = compiled(r"\b(?:milk|dairy|cream(?:er)?|formula)\b")
FAST = compiled(
    r"\b(?:fast(?:ing|ed)?(?! (?:food|acting|heart|pulse|track))|npo|n\.p\.o|nil by mouth|"
    r"nothing (?:\w+ )?by mouth|by mouth|empty stomach)\b",
)


@lru_cache(maxsize=16_384)
def kind_in(text: str, table: Table) -> str | None:
    """The kind of the first row that fits."""
    if table.any_row.search(text) is None:
        return None
    return next(kind for kind, pattern in table.rows if pattern.search(text))
