// 0 sky, 1 town, 2 roof and poles, 3 far line (washing), 4 sheet (K 0 empty, 1 with a shadow behind it), 5 cloud
vec4 scene(vec2 uv){
 if(L==0){vec3 c=mix(vec3(.50,.66,.78),vec3(.055,.22,.52),ss(-.45,.75,uv.y));c=mix(c,vec3(.030,.13,.40),ss(.5,1.,uv.y));c+=vec3(.9,.8,.6)*.20*exp(-length(uv-vec2(.44,.86))*2.4);return vec4(c,1);}
 if(L==5){vec2 L2=normalize(vec2(.6,.7));vec4 r=vec4(0);for(int k=0;k<2;k++){vec2 d=cumulus(vec2(-uv.x,uv.y)*1.1+vec2(.08,-.05-.1*float(k)),vec2(-L2.x,L2.y),float(k)*1.4);vec3 cc=mix(vec3(.42,.52,.66),vec3(1.45,1.42,1.36),d.y);r=over(r,cc,d.x*.95);}return r;}
 if(L==1){vec4 r=vec4(0);for(int k=0;k<3;k++){float fk=float(k);float sc=6.+fk*2.;float id=floor(uv.x*sc+fk*4.1);float top=-.22-.10*fk+.16*h1(vec2(id,fk+7.));float f=fract(uv.x*sc+fk*4.1);if(h1(vec2(id,9.+fk))>.6)top+=.05*(.5-abs(f-.5));
   vec3 wall=mix(vec3(.56,.58,.60),vec3(.44,.40,.36),h1(vec2(id,fk)))*(.75-.12*fk);wall=mix(wall,vec3(.45,.58,.70),.55-.24*fk);wall*=.86+.2*step(.5,f);vec2 wc=vec2(uv.x*sc*4.,(uv.y-top)*38.);vec2 wf=abs(fract(wc)-.5);wall=mix(wall,wall*.55+vec3(.02,.03,.05),ss(.34,.28,wf.x)*ss(.30,.24,wf.y)*step(uv.y,top-.02));r=over(r,wall,ss(.0015,-.0015,uv.y-top));}return r;}
 if(L==2){float fl=-.50;vec4 r=vec4(0);float a=step(uv.y,fl);float z=.30/(fl+.10-uv.y);vec3 c=vec3(.50,.48,.44)*(.80+.25*fbm(vec2(uv.x*z*5.,z*8.)));float ti=min(abs(fract(uv.x*z*2.2)-.5),abs(fract(z*2.6)-.5));c*=1.-.25*ss(.02,.0,ti);
   // shadows of the sheets on the floor
   float shd=ss(.02,-.02,box(vec2((uv.x+.10*(fl-uv.y)*2.)*1.0-.02,uv.y-fl+.10),vec2(.36,.055)));c*=1.-.45*shd;r=lay(c,a);
   r=over(r,vec3(.62,.62,.60)*.9,a*0.+fill(box(uv-vec2(0.,fl+.02),vec2(.7,.028))));r=over(r,vec3(.36,.36,.36),fill(box(uv-vec2(0.,fl+.05),vec2(.7,.004))));
   for(int i=0;i<2;i++){float x=i==0?-.455:.455;r=over(r,vec3(.45,.46,.48)*(.6+.5*ss(.009,-.009,uv.x-x)),fill(box(uv-vec2(x,-.04),vec2(.008,.52))));r=over(r,vec3(.42,.43,.45),fill(box(uv-vec2(x,.44),vec2(.05,.006))));}
   return r;}
 if(L==3){vec4 r=vec4(0);float ln=abs(uv.y-.36+.02*(1.-4.*uv.x*uv.x));r=over(r,vec3(.25),ss(.0020,.0008,ln));
   for(int i=0;i<6;i++){float x=-.40+.155*float(i);vec2 p=uv-vec2(x,.355-.02*(1.-4.*x*x));float t=h1(vec2(float(i),2.));float d;vec3 c;
    if(mod(float(i),2.)<.5){d=min(taper(p,-.19,-.012,.058,.050)-.004,min(seg(p,vec2(-.046,-.022),vec2(-.088,-.085))-.020,seg(p,vec2(.046,-.022),vec2(.088,-.085))-.020));d=max(d,-(length((p-vec2(0.,.0))*vec2(1.,1.2))-.022));c=i==2?vec3(.86,.08,.03):i==0?vec3(.10,.17,.34):vec3(.80,.78,.70);}
    else {d=box(p-vec2(0.,-.085),vec2(.042,.085));c=i==1?vec3(.78,.72,.58):i==3?vec3(.06,.12,.28):vec3(.85,.84,.80);if(i==3){vec2 g=abs(fract((p+vec2(0.,.01))*26.)-.5);c=mix(c,vec3(.75,.77,.78),ss(.20,.16,length(g)));}}
    c*=.74+.28*sin(p.x*70.+t*6.+p.y*8.)*.35+.12;c*=.85+.2*ss(-.2,.0,p.y);r=over(r,c,fill(d));r=over(r,vec3(.9,.5,.2),fill(box(p-vec2(-.03,.003),vec2(.004,.010)))+fill(box(p-vec2(.03,.003),vec2(.004,.010))));}
   return r;}
 // sheet: hung at the top of the sprite
 float d=box(uv,vec2(.46,.60));float fold=sin(uv.x*19.+.9*sin(uv.y*4.))*.5+.5*sin(uv.x*43.+uv.y*3.);float deep=ss(-.55,.6,uv.y)*.35+.55;vec3 c=vec3(.98,.96,.92)*(.80+.13*fold*deep);c*=mix(vec3(.80,.86,.98),vec3(1.05,1.0,.92),ss(-.6,.6,uv.y+.25*uv.x));
 c*=1.-.12*ss(.012,.0,abs(uv.y-.585));c*=1.-.10*ss(.01,.0,abs(uv.x-.15+.01*sin(uv.y*6.)));
 if(K>.5){vec2 q=uv-vec2(.06,-.92);float g=girl(q+vec2(.012*fold,0.),1.30);float s=ss(.035,-.030,g);c*=mix(vec3(1.),vec3(.40,.44,.56),s*.85);}
 return lay(c*.96,ss(.004,-.004,d));}
