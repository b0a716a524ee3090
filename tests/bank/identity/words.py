# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that look like those of banks: sentences of the banks in tests/bank/layouts, with most of their
words exchanged, so that they share what the texts of a language share and little else."""
import pathlib
import re

LAYOUTS = pathlib.Path(__file__).resolve().parent.parent / "layouts"

TERMS = """closure promise hoisting prototype generator iterator mutex semaphore deadlock scheduler pipeline container
namespace cgroup ingress pod replica shard partition index transaction isolation snapshot cursor trigger view migration
router middleware session cookie token certificate handshake socket proxy cache buffer heap stack garbage collector
compiler linker loader interpreter bytecode decorator annotation reflection interface trait mixin enum union tuple
slice channel goroutine coroutine callback observer singleton factory adapter facade visitor strategy monad functor
lambda currying recursion memoization hashing tree trie graph bloom filter quorum consensus raft paxos replication
failover backup restore checksum encryption salt nonce signature firewall subnet gateway vlan dns dhcp tcp udp quic
http rest graphql grpc webhook polling queue topic broker offset consumer producer stream batch window watermark
selector flexbox grid float viewport reflow repaint hydration component props state reducer effect context ref portal
fragment slot directive pipe module bundle chunk treeshaking linting fixture mock stub coverage assertion snapshotting
regression overfitting dropout epoch gradient tensor embedding tokenizer attention pooling kernel variance bias prior
volume image layer registry tag branch commit rebase stash bisect hook submodule worktree inode symlink daemon signal
syscall interrupt paging swapping segment cache-line barrier atomic spinlock futex thread process fork exec""".split()

# Titles: {a} and {b} are terms, {w} a word.
TITLES = {
    "en": ["What is {a}?", "What is the difference between {a} and {b}?", "Explain {a} in your own words", "How does {a} work in {b}?",
           "Why would you use {a} instead of {b}?", "What are the advantages of {a}?", "What happens to {a} when {b} fails?",
           "Describe how {a} and {b} relate to {w} {w}", "When should you avoid {a}?", "How do you test {a} with {b}?", "What is {w} {a}?",
           "What are {a}s?", "What is a {a} in {b}?", "What does {a} mean?", "Which {w} should {w} a {a} before the {b} is {w}, and why?",
           "What is the purpose of {a} in the context of {b}, and how does it {w} the {w}?", "{a} vs {b}"],
    "de": ["Was ist {a}?", "Was ist der Unterschied zwischen {a} und {b}?", "Wie funktioniert {a} in {b}?", "Wozu dient {a}?",
           "Erkläre {a} mit eigenen Worten", "Wann sollte man {a} statt {b} verwenden?"],
    "ru": ["Что такое {a}?", "В чем разница между {a} и {b}?", "Как работает {a} в {b}?", "Зачем нужен {a}?", "Расскажите про {a} и {w} {w}",
           "Когда не стоит использовать {a}?"],
    "zh": ["什么是 {a}？", "{a} 和 {b} 有什么区别？", "如何理解{w}中的{w}？", "为什么要使用 {a} 而不是 {b}？", "谈谈你对{w}{w}的理解", "{w}的{w}是怎样实现的？"],
    "ja": ["{a} とは何ですか？", "{a} と {b} の違いを説明してください", "{w}における{w}の役割は何ですか？", "なぜ{w}は{w}を使うのですか？"],
    "ko": ["{a}란 무엇인가요?", "{a}와 {b}의 차이점은 무엇인가요?", "{w} {w} 동작 방식을 설명해주세요", "{a}를 언제 사용하나요?"],
    "ar": ["ما هو {a}؟", "ما الفرق بين {a} و {b}؟", "كيف يعمل {a} مع {w} {w}؟", "متى نستخدم {a}؟"],
    "th": ["{a} คืออะไร", "ความแตกต่างระหว่าง {a} กับ {b} คืออะไร", "ทำไม{w}จึงต้อง{w}", "อธิบายการทำงานของ{w}และ{w}"],
}
SAME_TITLES = {"en": "What is the output?", "de": "Was wird ausgegeben?", "ru": "Что будет в консоли?", "zh": "输出是什么？", "ja": "出力は何ですか？",
               "ko": "출력은 무엇인가요?", "ar": "ما هو الناتج؟", "th": "ผลลัพธ์คืออะไร"}
STOCK = {
    "en": ["See the official documentation for more details.", "This is a very common interview question.", "Please note that the answer may vary depending on the version."],
    "de": ["Weitere Informationen stehen in der offiziellen Dokumentation.", "Das ist eine sehr häufige Frage."],
    "ru": ["Подробнее смотрите в официальной документации.", "Это очень частый вопрос на собеседовании."],
    "zh": ["更多内容请参考官方文档。", "这是一道非常常见的面试题。"],
    "ja": ["詳しくは公式ドキュメントを参照してください。", "これは面接でよく聞かれる質問です。"],
    "ko": ["자세한 내용은 공식 문서를 참고하세요.", "면접에서 자주 나오는 질문입니다."],
    "ar": ["راجع التوثيق الرسمي لمزيد من التفاصيل.", "هذا سؤال شائع جدا في المقابلات."],
    "th": ["ดูรายละเอียดเพิ่มเติมได้ที่เอกสารทางการ", "นี่เป็นคำถามสัมภาษณ์ที่พบบ่อยมาก"],
}
THAI = """ระบบ ข้อมูล การ ทำงาน ของ โปรแกรม ใช้ หน่วยความจำ เมื่อ ผู้ใช้ ส่ง คำขอ ไปยัง เซิร์ฟเวอร์ แล้ว ตอบกลับ ด้วย ผลลัพธ์ ที่ ถูกต้อง
และ รวดเร็ว หาก เกิด ข้อผิดพลาด จะ ต้อง จัดการ ให้ เหมาะสม เพื่อ ป้องกัน ไม่ให้ สูญหาย โดย ปกติ แต่ละ ชั้น มี หน้าที่ แตกต่าง กัน เช่น เก็บ
ค้นหา เรียง ลำดับ ลบ เพิ่ม แก้ไข ตรวจสอบ ความปลอดภัย เครือข่าย ฐานข้อมูล ตัวแปร ฟังก์ชัน วัตถุ คลาส สืบทอด""".split()
UNSPACED = {"zh", "ja", "th"}
SCRIPTS = {"zh": r"[\u4e00-\u9fff]", "ja": r"[\u3040-\u30ff\u4e00-\u9fff]", "ru": r"[\u0400-\u04ff]", "ko": r"[\uac00-\ud7af]", "ar": r"[\u0600-\u06ff]"}


def units(text):
    """What counts as a word: what stands between spaces, and each character where there are none."""
    return re.findall(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+", text.lower())


class Words:
    """The words and sentences of a language."""

    def __init__(self, language):
        self.language = language
        self.spaced = language not in UNSPACED
        self.sentences = [[THAI[(i * 7 + k * (i % 5 + 1)) % len(THAI)] for k in range(6 + i % 9)] for i in range(40)] if language == "th" else []
        for path in sorted(LAYOUTS.rglob("*.md")):
            named = re.search(r"-(ar|de|es|fr|it|ja|ko|pl|pt|ru|tr|uk|vi|zh)$", path.stem)
            script = SCRIPTS.get(language)
            if not script and (named[1] if named else "en") != language:
                continue
            text = re.sub(r"```.*?```|<[^>]*>|https?://\S+|[`*_#>|\[\]()\\]", " ", path.read_text("utf-8", "replace"), flags=re.S)
            for sentence in re.split(r"[.。?!？！\n]", text):
                if script and len(re.findall(script, sentence)) < len(sentence) / 3:
                    continue
                words = re.findall(r"[^\W\d_][\w'-]*", sentence)
                if script and not self.spaced:
                    words = [run[i : i + 2] for run in re.findall(script + "+", sentence) for i in range(0, len(run), 2)]
                if 4 <= len(words) <= 25:
                    self.sentences.append([word.lower() for word in words])
        self.words = [word for sentence in self.sentences for word in sentence]

    def word(self, random):
        return random.choice(self.words) if random.random() < 0.7 else random.choice(TERMS)

    def join(self, words):
        return (" " if self.spaced else "").join(words)

    def sentence(self, random, subject=()):
        """Mostly what others say as well, in part word for word."""
        change = random.choice([0.0, 0.2, 0.4, 0.6])
        words = [self.word(random) if random.random() < change else word for word in random.choice(self.sentences)]
        for term in subject:
            if random.random() < 0.5:
                words[random.randrange(len(words))] = term
        return words

    def title(self, random):
        form = random.choice(TITLES[self.language])
        a, b = random.sample(TERMS, 2)
        while "{w}" in form:
            form = form.replace("{w}", self.word(random), 1)
        return form.format(a=a, b=b), [a, b]
