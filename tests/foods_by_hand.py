"""Every food and drink of the fact base with its class, worked out by hand from the fasting facts."""

from checklist.fasting import FoodClass

FATTY, LIGHT, MILK, FORMULA, BREAST_MILK, CLEAR = FoodClass

# A class, or None for "ask your team".
BY_HAND: dict[FoodClass | None, str] = {
    CLEAR: """
        water, tap water, plain water, still water, bottled water, glass of water, ice chips, ice, ice cubes,
        crushed ice, sparkling water, fizzy water, seltzer, club soda, soda water, carbonated water, tonic water,
        fizzy drink, soda, pop, soda pop, soft drink, cola, diet cola, diet soda, ginger ale, lemon-lime soda,
        black coffee, espresso, coffee without milk, coffee with no milk, black decaf, clear tea, black tea, plain tea,
        green tea, tea without milk, tea with no milk, herbal tea, peppermint tea, chamomile tea, apple juice,
        clear apple juice, juice with no pulp, pulp-free juice, juice without pulp, clear juice, white grape juice,
        clear grape juice, clear cranberry juice, clear sports drink, carbohydrate drink, carb drink,
        clear carbohydrate drink, carb loading drink, pre-surgery drink""",
    MILK: """
        milk, cow's milk, whole milk, skim milk, low-fat milk, goat milk, lactose-free milk, glass of milk, oat milk,
        oat drink, soy milk, soy drink, soya milk, smoothie, fruit smoothie, yogurt drink, drinkable yogurt,
        drinking yogurt, coffee with milk, latte, caffe latte, iced latte, oat milk latte, cappuccino, flat white,
        white coffee, cafe au lait, coffee with oat milk, coffee with soy milk, coffee with creamer, coffee creamer,
        tea with creamer, tea with milk, milk tea, milky tea, white tea with milk, chai latte, tea latte""",
    BREAST_MILK: "breast milk with nothing added, plain breast milk, fresh breast milk, pumped breast milk",
    FORMULA: """
        formula, infant formula, baby formula, breast milk with something added, breast milk with formula,
        breast milk with cereal, breast milk with fortifier, fortified breast milk""",
    LIGHT: "plain toast, dry toast, toast with nothing on it",
    FATTY: """
        burger, hamburger, cheeseburger, beef burger, fries, french fries, potato fries, fried food, fried chicken,
        fried fish, fried rice, fish and chips, onion rings, bacon, eggs, egg, fried egg, boiled egg, scrambled eggs,
        omelet, omelette, cheese, cheddar, cream cheese, grilled cheese, mac and cheese, cheese sandwich, nuts,
        peanuts, almonds, cashews, walnuts, mixed nuts, meat, beef, pork, lamb, steak, ham, sausage, roast beef,
        meatballs, ground beef, chicken, turkey, roast chicken, grilled chicken, chicken sandwich, toast with butter,
        buttered toast, butter, bread and butter, coffee with cream, coffee with butter, butter coffee,
        coffee with oil, coffee with whipped cream""",
    None: """
        juice with pulp, tomato juice, prune juice, pineapple juice, vegetable juice, cloudy apple juice, apple cider,
        orange juice with pulp, fresh orange juice, oj, orange juice with no pulp, pulp-free orange juice,
        orange juice without pulp, lemonade, limeade, cloudy sports drink, clear protein drink, clear whey drink,
        clear whey, protein shake, meal replacement shake, nutrition shake, protein powder, broth, clear broth,
        chicken broth, beef broth, bone broth, vegetable broth, stock, bouillon, consomme, gelatin, jello, jelly,
        gelatin dessert, chewing gum, gum, sugar-free gum, bubble gum, nicotine gum, hard candy, candy, boiled sweets,
        lollipop, mints, mint, breath mint, peppermints, lozenges, lozenge, throat lozenge, cough drop, cough drops,
        alcohol, beer, wine, red wine, white wine, spirits, liquor, whiskey, vodka, rum, gin, champagne, cocktail,
        hard seltzer, hard cider, non-alcoholic beer, cannabis, edibles, cannabis edible, cannabis gummies, marijuana,
        thickened drink, thickened water, thickened fluids, thickener, tube feed, tube feeding, feeding tube formula,
        bowel prep, bowel prep drink, prep drink, colonoscopy prep, energy drink, coconut water, electrolyte drink,
        oral rehydration drink, electrolyte water, flavored water, vitamin water, kombucha, bubble tea, boba tea,
        matcha, matcha tea, matcha latte, coffee with sugar, tea with sugar, tea with honey, tea with lemon, sweet tea,
        hot chocolate, cocoa, mocha, chocolate milk, milkshake, almond milk, coconut milk, rice milk, almond drink,
        soup, chicken soup, tomato soup, vegetable soup, noodle soup, cream soup, popsicle, ice pop, sorbet,
        italian ice, slush, ice cream, frozen yogurt, yogurt, yoghurt, greek yogurt, pudding, custard, bread,
        white bread, bagel, muffin, croissant, sandwich, tortilla, toast with jam, toast with jelly, toast with honey,
        peanut butter toast, crackers, cracker, rice cakes, pretzels, saltines, cereal, oatmeal, porridge, granola,
        corn flakes, baby cereal, rice, white rice, pasta, noodles, potatoes, mashed potatoes, fruit, apple, banana,
        grapes, orange, berries, melon, applesauce, pears, vegetables, salad, carrots, beans, lentils, fish, salmon,
        tuna, sushi, tofu, pizza, chips, potato chips, crisps, popcorn, cake, cookie, cookies, donut, pie, pastry,
        pancakes, waffles, chocolate, chocolate bar, gummy candy, marshmallow, honey, sugar, syrup, jam,
        peanut butter, baby food, fruit puree, pouch""",
}  # fmt: skip
# Names that can mean things of different classes: asked, never answered.
WHICH = """
    coffee, decaf, iced coffee, cold brew, americano, tea, hot tea, iced tea, juice, fruit juice, grape juice,
    cranberry juice, orange juice, sports drink, toast, breast milk, protein drink, whey drink"""


def names(listed: str) -> list[str]:
    return [" ".join(name.split()) for name in listed.split(",")]


CLASSES = {name: what for what, listed in BY_HAND.items() for name in names(listed)}
