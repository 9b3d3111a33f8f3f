"""Tables of words that names are read by: particles, suffixes, marks of organisations, East Asian family names.

Particles and openers are compared with their case: a lower-case `de` is a particle, a capital `De` is part of a family
name.
"""

from __future__ import annotations

import unicodedata


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as a table."""
    return frozenset(text.split())


# Lower-case words before a family name (CSL 1.0.2, name particles; biblatex 3.19, section 3.4, "prefix").
PARTICLES = words_of("""
    a/l a/p af al am aux av ben bin bint binte binti bt bt. bte d/o da dal dall' dalla das de degli dei del della
    dello dem den der des di do dos du d' d’ el het ibn im l' l’ la las le les los op s/o st. 's ’s 't ’t te ten ter
    tot und ul ur v. van vande vander van't van’t ver vom von zu zum zur á
""")

# What stands before one of those: `an der Heiden`, `in 't Veld`.
PARTICLES_AND_PREPOSITIONS = PARTICLES | words_of("aan an auf aus bei bij in onder over uit unter vor")

# Capitalised words that open a family name of several words, and the one particle whose space may not be lost. Left
# out on purpose: words that are as often a family name or a given name of their own (Le, Du, Das, Do, Mac, Ha).
FAMILY_OPENERS = words_of("""
    Abd Abdel Abdul Abi Abou Abu Aït Ait Al Ash Bin Bint Bou Da Dal Dalla Dall' De Degli Dei Del Della
    Den Der Des Di Dos El Ibn La Las Lo Los Mc Mhic Nic Ní Ó Ould San Santa St St. Saint Sainte Ter Uí Van Vande
    Vander Von de' de’
""")

# Behind a given name, these do, too: `Youssef Ben Ali`, `Maria Dela Cruz`.
FAMILY_OPENERS_BEHIND = FAMILY_OPENERS | words_of("""
    Ben Binte Binti Dela Delos Hadj Haj Sta. Sto. Vanden Zum Zur
""")
# Prepositions that do in front of a particle, and titles of nobility: `Geert Op de Beeck`, `Karl Freiherr von Stein`.
OPENERS_BEFORE_PARTICLES = words_of("""
    Auf Aus In Op Uit Baron Baronin Edle Edler Freifrau Freiherr Fürst Graf Gräfin Prinz Prinzessin Ritter
""")

# Where the family name is known to stand first, these open one, too: `Ben Ali Mohamed`.
FAMILY_OPENERS_IN_FRONT = FAMILY_OPENERS | words_of("""
    Ben Haj Hadj
""")

# Vietnamese family names.
VIETNAMESE_FAMILIES = words_of("""
    Bùi Cao Châu Dương Hà Hồ Hoàng Huỳnh Lâm Lê Lương Lưu Lý Mai Ngô Nguyễn Phạm Phan Phùng Quách Tạ Thái Tô Trần Trịnh
    Trương Võ Vũ Vương Đào Đặng Đinh Đoàn Đỗ
""")
# The same without their accents, as most indexes print them.
PLAIN_VIETNAMESE_FAMILIES = frozenset(
    "".join(filter(str.isascii, unicodedata.normalize("NFD", name.replace("Đ", "D")))) for name in VIETNAMESE_FAMILIES
)

# Between the two halves of a Spanish, Portuguese or Catalan family name: "Ramón y Cajal".
FAMILY_LINKS = frozenset({"y", "e", "i"})

# Generational suffixes, lower-case and without their full stop; numerals count in capitals only (Ii is a name).
SUFFIXES = words_of("jr sr jnr snr 1st 2nd 3rd 4th 5th 6th")
NUMERAL_SUFFIXES = words_of("II III IV VI VII VIII")
# Of these, what may as well be the initials of a given name: "Smith JR", "Petrov II".
DOUBTFUL_SUFFIXES = words_of("JR SR II IV VI")
# Words that are names of their own and a suffix only behind a comma.
COMMA_SUFFIXES = words_of("junior senior filho neto")

# Given names that are seldom family names: they show in which order a line of names stands.
GIVEN_NAMES = words_of("""
    Alejandro Alessandra Alessandro Alexandra Amanda Amy Ana Andrea Andrew Andrzej Angela Anita Anna Anne
    Barbara Beatriz Carlos Carol Caroline Catherine Charlotte Christina Christine Christoph Christopher Claire
    Claudia Cristina Cynthia Daniela Deborah Diana Dorothy Elena Elizabeth Emily Emma Francesca Francesco
    François Frédéric Gabriela Giovanni Giulia Giuseppe Guillaume Hannah Heather Heidi Helen Ingrid Isabel
    Isabelle Jane Jeffrey Jennifer Jessica Joanna João Joanne John José Juan Judith Julia Julie Jürgen Karen
    Karin Katarzyna Katherine Kathleen Klaus Laura Laurent Lisa Lorenzo Lucia Luigi Margaret Maria María Marta
    Mary Matthias Melissa Michelle Monica Nancy Natalie Nicholas Nicole Olga Olivier Patricia Paula Pedro Rachel
    Rebecca Richard Rosemary Sandra Sara Sarah Silvia Sofia Sophie Stefano Stephanie Steven Susan Susanne Sylvie
    Ulrich Ursula Valentina Vanessa Veronica Wolfgang Yvonne Zoe
""")

# Second given names in Spanish; those that are family names as often are left out.
SPANISH_SECOND_NAMES = words_of("""
    Aarón Abel Adolfo Adrián Adriana Agustín Alberto Alejandra Alejandro Alfonso Alfredo Alicia Álvaro Amelia
    Amílcar Amparo Andrés Ángel Ángela Ángeles Angélica Aníbal Antonia Antonio Araceli Ariel Armando Arturo Augusto
    Aurora Azucena Beatriz Belén Benito Benjamín Berenice Brenda Camila Camilo Carla Carlos Carmen Carolina
    Catalina Cecilia Celia César Claudia Concepción Consuelo Cristina Cristóbal Daniel Daniela Darío David Delia
    Diego Dolores Edgar Edith Eduardo Efraín Elena Elisa Elizabeth Eloísa Elsa Elvira Emilio Emma Enrique Erika
    Ernesto Esperanza Estefanía Estela Esther Eugenia Eugenio Ezequiel Fabián Facundo Fátima Faustino Federico
    Felipe Félix Fernanda Fernando Francisca Francisco Gabriel Gabriela Gerardo Gilberto Gloria Graciela Gregorio
    Guadalupe Guillermo Gustavo Haydée Héctor Heriberto Hernán Hernando Hilda Hipólito Horacio Hugo Humberto
    Ignacio Inés Irene Isaac Isabel Isidro Ismael Itzel Iván Jacinto Jaime Jairo Javier Jazmín Jesús Jimena Joaquín
    Joel Jorge José Josefina Juan Judith Julia Julieta Julio Karina Karla Laura Leandro Leda Leonardo Leonor
    Leticia Lidia Lilia Liliana Lina Lorena Lourdes Lucía Luciano Lucrecia Luis Luisa Luz Magdalena Manuel Manuela
    Marcela Marcelo Marcial Marco Margarita María Mariana Marina Mario Marisol Marta Martha Mateo Matilde Maura
    Mauricio Maximiliano Mayra Mercedes Micaela Miguel Milagros Mireya Mirna Mirta Moisés Mónica Nadia Natalia
    Nelson Nicolás Nidia Nieves Noemí Nora Norma Octavio Ofelia Olga Olivia Omar Orlando Oscar Óscar Pablo Paloma
    Pamela Patricia Paula Paulina Pedro Perla Piedad Pilar Rafael Ramiro Ramón Ramona Raquel Raúl Rebeca Reinaldo
    René Reynaldo Ricardo Roberto Rocío Rodolfo Rodrigo Rolando Rosa Rosalía Rosana Rosario Rosaura Roxana Rubén
    Rufino Ruth Samuel Sandra Saúl Sebastián Selene Sergio Silvia Socorro Sofía Soledad Sonia Stella Susana Tania
    Tatiana Teresa Tomás Trinidad Ulises Uriel Valentina Vanessa Verónica Vicente Víctor Virginia Vivian Viviana
    Walter Wilson Ximena Yadira Yamila Yesenia Yolanda Yolima Zoraida
""")

# Given names of other languages than Spanish.
NO_SPANISH_NAMES = words_of("""
    Alan Alexander Alfred Andreas Andrew Anton Benjamin Bernd Brian Bruno Charles Christian Christine Christoph
    Christopher Claude Craig Dieter Donald Douglas Edward Eric Erik Ernst Frank Franz François Fred Friedrich George
    Georg Gerald Gerhard Giovanni Giuseppe Gordon Greg Gregory Günter Hans Harald Harold Heinrich Heinz Helmut Henri
    Henry Herbert Howard Jack Jacques James Jan Jason Jean Jens Johann Johannes John Jonathan Joseph Josef Jürgen Karl
    Keith Kenneth Kevin Klaus Kurt Lars Lawrence Ludwig Luigi Marc Marcel Mark Martina Matthew Matthias Maurice Max
    Michael Michel Nicholas Nils Olaf Oliver Otto Patrick Paul Peter Philip Philippe Pierre Ralf Ralph Ray Raymond
    Reinhard Renate Rainer Robert Roger Rolf Ronald Rudolf Scott Sebastian Simon Stefan Stephen Steven Susan Sven
    Thomas Timothy Udo Ulrich Uwe Vincent Volker Walther Werner Wilhelm William Wolfgang Yves
""")

ALL_GIVEN_NAMES = GIVEN_NAMES | SPANISH_SECOND_NAMES | NO_SPANISH_NAMES

# Given names in Hungary, where they stand behind the family name; those that are family names as often are left out.
HUNGARIAN_GIVEN_NAMES = words_of("""
    Ágnes Ágota Anikó András Andrea Attila Árpád Béla Beáta Bernadett Csaba Csilla Dániel Dávid Dezső Dóra
    Edit Emese Endre Enikő Erika Erzsébet Eszter Éva Ferenc Gábor Gergő György Gyöngyi Gyula Hajnalka Ibolya
    Ildikó Ilona Imre István Izabella János Jenő József Judit Julianna Kálmán Károly Katalin Kinga Klára Krisztián
    Krisztina Lajos Levente Lilla Margit Mária Márta Melinda Miklós Mihály Nóra Noémi Norbert Orsolya Ottó
    Pál Péter Piroska Réka Róbert Rózsa Sándor Szabolcs Szilvia Tamás Tibor Tímea Tünde Veronika Viktória Vilmos Zita
    Zoltán Zsófia Zsolt Zsuzsanna
""")

# Family names of China, Korea and Vietnam in Latin letters, but for those that are syllables of given names as often.
ASIAN_FAMILIES = words_of("""
    Bai Cai Cao Chang Chen Cheng Cheung Chiang Chiu Chow Chu Chua Cui Dai Deng Ding Dong Du Duan Fan Fang Feng Fu Gao
    Geng Goh Gu Guo Han He Hou Hsieh Hsu Hu Huang Jiang Kong Kuo Kwok Lai Lau Leung Li Liang Liao Lim Lin Liu Lu Luo
    Lü Ma Mao Meng Ng Ong Pan Peng Qian Qin Qiu Shao Shen Shi Song Sun Tan Tang Tian Tsai Tse Wang Wei Wong Wu
    Xia Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yin Yuan Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zou
    Ahn Bae Baek Cho Choi Chung Heo Hong Hwang Jang Jeon Jeong Jung Kang Kim Kwak Kwon Lee Moon Nam Noh Oh Park Seo
    Yoo Yoon Bui Dang Dinh Doan Duong Hoang Huynh Le Ngo Nguyen Pham Phan Tran Trinh Truong Vo Vu
""")

# Degrees (lower-case, without full stops) that cannot be the initials of a given name.
DEGREES = words_of(
    "bao bch bsc bds csc dds dphil drph drsc dvm facp facs frcp frcs mbbs mbchb mph mphil msc pharmd phd psyd scd"
)
# Those that can be; in a line of names they are degrees all the same.
SHORT_DEGREES = words_of("ba bs do dr jd llb llm ma mb mba md ms rn")

# Any of these in a text of two words or more: the name of a body, not of a person.
ORGANISATION_WORDS = words_of("""
    academy academia administration agency alliance association associates asociación assembly authors
    authority banco center centers centre centres clinic coalition collaboration collaborative
    collaborators college comité commission committee community company confederation congress consortia
    consortium cooperative corporation corp council department division federation forum foundation
    fondazione fund fundación gesellschaft gmbh group groups groupe grupo hospital hospitals inc
    initiative institut institute institutes institution instituto investigators istituto laboratories
    laboratory league llc ltd ministerio ministry museum nacional national network networks office organisation
    organization organizations panel partnership participants programme program project publishers
    registry researchers school scientists secretariat service services sociedad société society
    bundesamt bundesanstalt bundesministerium bundesrat bundesregierung bundestag government kommission landesamt
    landtag ministerium ministère ministério organización organização organizzazione parliament regierung
    societies study subcommittee subgroup taskforce team teams trial trialists trials unit universidad
    universidade universitas universiteit universitet univerzita uniwersytet egyetem
    universität université university verband verein workgroup workshop stiftung akademie
    zentrum studiengruppe arbeitsgruppe arbeitsgemeinschaft departamento dipartimento département facultad faculdade
    faculté facoltà università
""")
# What German compounds that name a body end in: `Bundesministerium`, `Handwerkskammer`, `Umweltbundesamt`.
ORGANISATION_COMPOUNDS = tuple(
    words_of("""
    ministerium ministerien ministeriums bundesamt landesamt stiftung akademie institut kammer verband verbände anstalt
    wissenschaftsrat behörde
""")
)
# Legal forms of companies that look like initials: Siemens AG.
COMPANY_FORMS = words_of("AG BV EU INC KG LLC LTD NV PLC UK UN US USA")
# Lower-case words that stand between the words of a body's name and never in a person's.
ORGANISATION_LINKS = words_of("""
    and & for of on the against für et
""")
ORGANISATION_ENDINGS = tuple(
    words_of("""
    大学 大學 学会 學會 协会 協會 協会 委员会 委員会 研究组 研究会 协作组 工作组 小组 医院 研究院 研究所
    中心 公司 学院 总局 部门 학회 협회 위원회 대학교 연구회 연구소 병원 교실 센터 진흥원
    统计局 統計局 编辑部 編集部 出版社 新聞社 报社 财团 財団 センター 株式会社 有限会社 病院 研究科 学部 醫院 公司
""")
)

# Chinese family names: of two characters, and the commonest of one, in simplified and traditional form.
CHINESE_COMPOUND_FAMILIES = words_of("""
    欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 司徒
    司空 夏侯 轩辕 軒轅 端木 百里 呼延 南宫 南宮 独孤 獨孤 拓跋 完颜 完顏 闻人 聞人 澹台 澹臺 淳于 申屠
    太史 赫连 赫連 钟离 鍾離 鲜于 鮮于 仲孙 仲孫 闾丘 閭丘 公冶 宗政 濮阳 濮陽 第五 东郭 東郭 西门 西門
""")
CHINESE_FAMILIES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢唐许冯宋韩邓彭曹曾田萧潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪季樊温庄颜倪芦俞葛肖鲁殷毕"
    "岳章尚安邢童申焦柳牛关辛管左祝柯梅盛霍甘祁翟纪齐苗欧詹耿牟解符柴路项艾成辜祖戚巩屈谷蓝凌费冷穆卓涂简池席游裴喻车丛兰明鲍"
    "单阮饶窦华邬娄卫沙党骆聂阎佟巫宁商桂蒙晏敖苟阳边卞臧張劉陳楊黃趙吳孫馬羅鄭謝許馮韓鄧蕭蔣葉蘇呂盧鐘鍾譚陸韋賈鄒閻龍賀顧龔"
    "谌冀酆厉宓仇甄栾鄢晁匡阙隋冉瞿佘郎寇靳萬錢嚴湯喬賴溫莊顏魯畢關紀齊歐項藍費塗簡車叢蘭鮑單饒竇華鄔婁衛駱聶寧陽邊"
)
KOREAN_COMPOUND_FAMILIES = words_of("""
    남궁 황보 제갈 사공 선우 서문 독고 동방
""")
KOREAN_FAMILIES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설"
    "마길연위표명기반왕금옥육인맹제모"
)
